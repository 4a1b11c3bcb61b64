"""The look of official documents: A4, Times New Roman, the nation's name above.

Source: Decree 30/2020, Appendix I.
"""

from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
SIZE = Pt(13)
CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def new_document() -> DocumentObject:
    """An empty A4 page with the margins and the font of official documents."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = FONT, SIZE
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    section.different_first_page_header_footer = True
    _number_pages(section.header.paragraphs[0])
    return document


def write(paragraph: Paragraph, text: str, **manner: Any) -> Paragraph:
    """Words into a paragraph; `manner` is what a run's font may be (bold, italic, size)."""
    for number, line in enumerate(text.split("\n")):
        run = paragraph.add_run(line if number == 0 else "")
        if number:
            run.add_break()
            run.add_text(line)
        run.font.name = FONT
        _element(run).rPr.rFonts.set(qn("w:eastAsia"), FONT)
        for name, value in manner.items():
            setattr(run.font, name, value)
    return paragraph


def centred(document: DocumentObject, text: str, **manner: Any) -> Paragraph:
    """A line in the middle."""
    paragraph = write(document.add_paragraph(), text, **manner)
    paragraph.alignment = CENTRE
    return paragraph


def add_head(document: DocumentObject, facts: dict[str, Any]) -> None:
    """Who issues it, and the nation's name and motto, beside each other."""
    table = document.add_table(rows=2, cols=2)
    table.autofit = False
    for cell, width in zip(table.columns[0].cells, (Mm(70), Mm(70)), strict=True):
        cell.width = width
    for cell, width in zip(table.columns[1].cells, (Mm(95), Mm(95)), strict=True):
        cell.width = width
    issuer, nation = (cell.paragraphs[0] for cell in table.rows[0].cells)
    write(issuer, facts["issuer"], bold=True, size=Pt(12)).alignment = CENTRE
    write(nation, facts["nation"], bold=True, size=Pt(12)).alignment = CENTRE
    motto = table.rows[0].cells[1].add_paragraph()
    write(motto, facts["motto"], bold=True, underline=True).alignment = CENTRE
    made = table.rows[1].cells[1].paragraphs[0]
    write(made, facts["place_and_date"], italic=True).alignment = CENTRE
    made.paragraph_format.space_before = Pt(6)


def repeat_on_every_page(row: Any) -> None:
    """The heading of a table stands on each of its pages."""
    properties = row._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _element(part: Any) -> Any:
    """The XML behind a part, whose types the library leaves open."""
    return part._element


def _number_pages(paragraph: Paragraph) -> None:
    """The page's number at the top in the middle; the first page has none."""
    paragraph.alignment = CENTRE
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = words
        run._element.append(mark)
