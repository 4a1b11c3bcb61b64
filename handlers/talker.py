"""Everything the process asks of the handlers."""

from handlers.dispatch import excuse, expects, handle
from handlers.sweep import due, handle_due, next_due_at

__all__ = ["due", "excuse", "expects", "handle", "handle_due", "next_due_at"]
