"""What the e-mail may refer to: pages that were read, the company's promises, facts of consumer law (P2, W8).

Nothing of the law by itself, each with one click: a neutral sentence with its source. It is no advice, and says so.
"""

from datetime import date

import streamlit as st
from babel.numbers import format_currency

from composer.kinds import kind
from composer.languages.interface import _, interface_language
from composer.languages.spoken import in_quotes
from composer.law import (
    LawFact,
    company_country,
    countries,
    country_of_language,
    country_of_zone,
    customer_country,
    law_for,
)
from composer.site import PolicyFact, SiteReport
from composer.web.markup import anchor, aside, chip, esc, heading, page_title, plain_label, show
from composer.web.state import bound, bound_member, case, fill, session, today
from composer.web.words import FACT_MEANINGS, figure, unit_words
from composer.writing.wording import day as day_in

_MOST_LAWS = 3  # an e-mail with more reads like a threat
_MOST_PROMISES = 4
_MONEY = "EUR"


def references() -> None:
    """The section; its parts appear where there is something for them."""
    report = session().kept.report
    heading(_("What your e-mail may refer to"))
    read = report and any(page.read for page in report.pages)
    if report and (read or report.facts):
        with st.container(key="cc_card_refer"):
            if read:
                st.checkbox(_("Say which of their pages I have read"), **bound("mention_reading"))
            _promises(report)
    _law()


def _promises(report: SiteReport) -> None:
    """The best figure of each meaning, one click each."""
    best = list({fact.kind: fact for fact in reversed(report.facts)}.values())[::-1]
    shown = [fact for fact in best if fact.kind in FACT_MEANINGS][:_MOST_PROMISES]
    for fact in shown:
        with st.container(gap="xsmall"):
            st.checkbox(plain_label(_promise(fact)), **bound_member("mentions", fact.id))
            page = esc(page_title(report, fact.url))
            source = esc(_("From {page}")).replace(
                "{page}", anchor(fact.url, page) if "://" in fact.url else page
            )
            show(f'<p class="cc-small cc-under">{esc(in_quotes(fact.quote))} {source}</p>')


def _promise(fact: PolicyFact) -> str:
    """“They promise: 30 days to return goods”."""
    words = " ".join((*figure(fact), _(FACT_MEANINGS[fact.kind])))
    return _("They promise: {promise}").format(promise=" ".join(words.split()))


def _law() -> None:
    _guess_country()
    facts = law_for(case())
    with st.expander(_("Good to know: consumer law"), key="cc_law", expanded=bool(case().law)):
        aside(
            _("Facts with their source, not legal advice. Nothing is mentioned unless you tick it."),
        )
        mine, theirs = st.columns(2)
        with mine:
            _country("customer.country", _("Your country"), customer_country(case()))
        with theirs:
            _country("company.country", _("The company’s country"), company_country(case()))
        if not case().kind:
            return
        if not facts:
            show(f'<p class="cc-small">{esc(_nothing())}</p>')
        for number, fact in enumerate(facts):
            _fact(fact, f"{'z' if number == len(facts) - 1 else ''}{fact.id}")


def _nothing() -> str:
    if customer_country(case()) or company_country(case()):
        return _("For these countries and “{kind}” we have no fact.").format(kind=_(kind(case().kind).label))
    return _("Choose a country, and what we know of its law stands here.")


def _guess_country() -> None:
    """Propose the customer's country once: a telephone number tells it, else the clock of the device, else the language."""
    now = session()
    if customer_country(case()) or "customer.country" in now.kept.filled:
        return
    guessed = country_of_zone(st.context.timezone or "") or country_of_language(now.language)
    fill("customer.country", guessed)


def _country(path: str, label: str, guessed: str) -> None:
    names = countries(interface_language())
    told = case().get(path)
    open_one = (
        _("{country}, as it seems").format(country=names.get(guessed, guessed))
        if guessed and not told
        else _("Not chosen")
    )
    st.selectbox(
        label,
        ["", *names],
        format_func=lambda code: names.get(code, open_one),
        **bound(path),
    )


def _fact(fact: LawFact, key: str) -> None:
    with st.container(key=f"cc_law_{key}", gap="xsmall"):
        number, unit = _figure(fact)
        what = (
            f'<div class="figure"><b>{esc(number)}</b>{esc(unit)}</div>'
            if number
            else '<div class="figure"></div>'
        )
        show(
            f'<div class="cc-fact">{what}<div><strong>{esc(_(fact.label))}</strong>'
            f"<cite>{_source(fact)}</cite>{_age(fact, today())}</div></div>"
        )
        if not fact.mail:
            return
        ticked = fact.id in case().law
        st.checkbox(
            _("Mention this in my e-mail"),
            disabled=not ticked and len(case().law) >= _MOST_LAWS,
            **bound_member("law", fact.id),
        )


def _figure(fact: LawFact) -> tuple[str, str]:
    if fact.number is None:
        return "", ""
    if fact.unit == _MONEY:
        return format_currency(
            fact.number, _MONEY, format="#,##0 ¤", locale=interface_language(), currency_digits=False
        ), ""
    return str(fact.number), unit_words(fact.unit, fact.number)


def _source(fact: LawFact) -> str:
    law = f'<span lang="">{esc(fact.law)}</span>'
    return (
        f"{law} · {anchor(fact.source, _('Source'))}"
        if "://" in fact.source
        else f"{law} · {esc(fact.source)}"
    )


def _age(fact: LawFact, day: date) -> str:
    """When somebody looked at the source, and whether it is time to look again."""
    words = (
        _("Looked up on {day}").format(day=day_in(interface_language(), fact.checked, "on"))
        if fact.checked
        else _("Nobody has noted when it was looked up.")
    )
    again = f" {chip(_('Check again'), 'due')}" if fact.stale(day) else ""
    return f'<p class="cc-small">{esc(words)}{again}</p>'
