"""Which words with a point in them are addresses of their own: the ends that domains have."""

GENERIC = (
    "app asia bank biz bot cafe center chat cloud club com company dev digital edu email fun gov "
    "group health help info int io jobs lgbt link live media mil mobi museum name net news one "
    "online ooo org page photo post press pro school shop site social space store studio support "
    "team tech tel today tools travel video vip website wiki work world xxx xyz zone"
)
COUNTRIES = (
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs "
    "bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec "
    "ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy "
    "hk hm hn hr ht hu id ie il im in iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la "
    "lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my "
    "mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro "
    "rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj "
    "tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw"
)
ENDS = frozenset((*GENERIC.split(), *COUNTRIES.split()))


def is_end(word: str) -> bool:
    """Whether domains end so; a capital at the beginning of a sentence is none."""
    lower = word.lower()
    return lower in ENDS and (word == lower or word[1:] != lower[1:])
