"""The way of one matter, from the first page read to what is still to come."""

from datetime import date, datetime

from composer.casebook import Entry, Message, summary_of
from composer.languages.interface import _, ngettext
from composer.web.duty import short_day
from composer.web.markup import esc
from composer.web.state import today

_LONGEST = 90  # characters of what a message says


def timeline(entry: Entry) -> str:
    """The matter as a list: filled dots for what people did, soft ones for what a machine sent, rings for what is to come."""
    rows = [_row(entry.created, _("You began"), _read(entry), "done")]
    rows += [_message(message, entry) for message in entry.messages]
    if entry.closing:
        words = _("Solved") if entry.closing.solved else _("Given up")
        rows.append(_row(entry.closing.on, words, entry.closing.lesson, "done"))
    elif (line := summary_of(entry, today())).state in ("sent", "acknowledged", "overdue") and line.duty:
        late = line.duty < today()
        words = _("The answer was due") if late else _("The answer is due")
        rows.append(
            _row(line.duty, words, _("A reminder that quotes your e-mail is ready.") if late else "", "todo")
        )
    return f'<ol class="cc-time">{"".join(rows)}</ol>'


def _read(entry: Entry) -> str:
    read = (
        len({page.url.partition("#")[0] for page in entry.report.pages if page.read}) if entry.report else 0
    )
    if not read:
        return ""
    return ngettext("{count} page of their site read", "{count} pages of their site read", read).format(
        count=read
    )


def _message(message: Message, entry: Entry) -> str:
    if message.direction == "sent":
        words = _("You wrote to {company}").format(company=entry.company or message.recipient)
        return _row(message.at, words, message.subject, "done")
    if message.direction == "called":
        return _row(message.at, _("You called them"), message.body, "done")
    if message.is_answer:
        return _row(message.at, _("They answered"), _gist(message), "done")
    remark = _("No answer yet, so the clock keeps running.")
    return _row(message.at, _("Automatic receipt"), remark, "soft")


def _gist(message: Message) -> str:
    """What an answer says in one line: the sentence that decides, else its subject, else its first line."""
    told = [str(message.reading.get(name) or "") for name in ("offer", "refusal", "solution")]
    asks = message.reading.get("asks")
    told += [str(ask) for ask in asks[:1]] if isinstance(asks, list) else []
    lines = [message.subject, *message.body.splitlines()]
    line = next((" ".join(text.split()) for text in (*told, *lines) if text.strip()), "")
    return line if len(line) <= _LONGEST else line[: _LONGEST - 2].rpartition(" ")[0] + " …"


def _row(when: date | datetime, what: str, remark: str, css: str) -> str:
    day = when.astimezone().date() if isinstance(when, datetime) else when
    shown = short_day(day)
    small = f"<span>{esc(remark)}</span>" if remark else ""
    return f'<li class="{css}"><time datetime="{day.isoformat()}">{esc(shown)}</time><b>{esc(what)}</b>{small}</li>'
