"""Every exception of the program; each carries its code and the sentence for the person who meets it.

A sentence says what happened, what it means and what to do next. It is translated when it is read
(`str(error)`), in the interface language of the moment.

    ComposerError
    ├── WrongUse                  the program was called in a way it cannot follow
    │   ├── UnreadableFile        a file is missing or is not text
    │   ├── UnwritableFile        a file cannot be written
    │   ├── InvalidCase           a case file does not fit the model
    │   ├── InvalidReport         a report file does not fit the model
    │   ├── UnknownLanguage       no templates in that language
    │   ├── UnknownKind           no such kind of case
    │   ├── UnknownFault          no such fault to plant in an exercise
    │   └── InvalidPack           a trainer's pack does not fit the model
    ├── SiteError                 a company's site, or one page of it, could not be read
    │   ├── BadAddress            this is no web address
    │   │   ├── NameOnly          it is a company's name
    │   │   └── MailOfProvider    it is an e-mail address at a provider that anybody may use
    │   ├── AddressRefused        the address lies inside a private network, or on an odd port
    │   ├── HostNotFound          the name does not exist
    │   ├── ConnectionRefused     the machine is there, and does not answer
    │   ├── InsecureConnection    the certificate does not fit
    │   ├── TooSlow               no answer in time
    │   ├── TooManyRedirects      sent from one address to the next
    │   ├── PageMissing           404 and 410
    │   ├── ServerFailed          5xx, and other refusals
    │   ├── RobotsForbid          robots.txt asks programs to stay out
    │   ├── BlockedByBotWall      a check "are you human?" stands before the page
    │   ├── NeedsJavaScript       the page is an empty shell
    │   ├── BrowserUnusable       the browser came to no end with a page, or fell over
    │   │   ├── BrowserExtraMissing   the package that drives it is not installed
    │   │   ├── BrowserMissing    there is no Chrome or Chromium
    │   │   └── BrowserFailed     it did not start
    │   ├── NotHtml               a picture, a PDF, a download
    │   ├── TooLarge              the page is larger, or more tangled, than a page should be
    │   └── UnderstoodAs          no fault: what was typed was read as another address (a notice, never raised)
    │       └── SiteOfMail        the site was taken from an e-mail address
    ├── SearchCancelled           the customer pressed Stop
    ├── TemplateFault             a template does not render
    ├── HandOverBlocked           something must be mended before the e-mail may leave
    └── CasebookError             the casebook could not be read or written
        ├── CasebookUnreachable   the file or the database is not there, or may not be used
        ├── CasebookNewer         a newer version of the program has written it
        ├── CaseMissing           no such case: deleted, perhaps in another window
        ├── EditedElsewhere       the case was changed in another window since it was opened here
        └── UnreadableExport      a file is no export of a casebook
"""

from typing import ClassVar

from composer.languages.interface import N_, Sentence


class ComposerError(Exception):
    """The family's head. Subclasses set `code` and `msgid`; values for the sentence come by keyword."""

    code: ClassVar[str] = "error"
    msgid: ClassVar[str] = N_("Something went wrong. Your text is still here; please try again.")

    def __init__(self, **values: str) -> None:
        super().__init__(self.code)
        self.values = values

    @property
    def sentence(self) -> Sentence:
        """The sentence for the user, translated when it is turned into text."""
        return Sentence(self.msgid, **self.values)

    def __str__(self) -> str:
        return str(self.sentence)


class WrongUse(ComposerError):
    """The program was called in a way it cannot follow."""

    code = "wrong_use"
    msgid = N_("This cannot be done: {reason}.")


class UnreadableFile(WrongUse):
    """A file is missing or is not text."""

    code = "unreadable_file"
    msgid = N_("The file {file} cannot be read. Check its name, and that it is a text file.")


class UnwritableFile(WrongUse):
    """A file cannot be written."""

    code = "unwritable_file"
    msgid = N_("The file {file} cannot be written. Choose another folder, or make room on the disk.")


class InvalidCase(WrongUse):
    """A case file does not fit the model; `reason` names the field."""

    code = "invalid_case"
    msgid = N_("The case in {file} is not complete: {reason}. Mend that line and try again.")


class InvalidReport(WrongUse):
    """A report file does not fit the model; `reason` names the field."""

    code = "invalid_report"
    msgid = N_(
        "{file} is not a report of the site search: {reason}. Make a new one with “composer find … --json”."
    )


class UnknownLanguage(WrongUse):
    """No templates in that language."""

    code = "unknown_language"
    msgid = N_("There are no e-mail templates in “{language}”. Choose one of: {known}.")


class UnknownKind(WrongUse):
    """No such kind of case."""

    code = "unknown_kind"
    msgid = N_("There is no kind of case called “{kind}”. Choose one of: {known}.")


class UnknownFault(WrongUse):
    """No such fault to plant in an exercise."""

    code = "unknown_fault"
    msgid = N_("There is no fault called “{fault}”. Choose one of: {known}.")


class InvalidPack(WrongUse):
    """A trainer's pack does not fit the model; `file` is the one inside it, `reason` names the field."""

    code = "invalid_pack"
    msgid = N_("The pack cannot be used: {file}: {reason}. Nothing of it was taken in.")


class SiteError(ComposerError):
    """A company's site, or one page of it, could not be read."""

    code = "site_error"
    msgid = N_(
        "{url} could not be read. You can paste the text of a page or an e-mail address yourself, or go on without."
    )


class BadAddress(SiteError):
    """This is no web address."""

    code = "bad_address"
    msgid = N_("“{url}” is not a web address. Type it as it stands in the browser, for example shop.example.")


class NameOnly(BadAddress):
    """It is a company's name; `name` is what was typed."""

    code = "name_only"
    msgid = N_(
        "“{name}” is a name, not a web address. Choose one of the sites that bear it, or type the address as it "
        "stands in the browser."
    )


class MailOfProvider(BadAddress):
    """It is an e-mail address at a provider that anybody may use; `host` is the provider."""

    code = "mail_of_provider"
    msgid = N_(
        "{host} belongs to a provider of e-mail, so the company’s site cannot be found from this address. Type the "
        "company’s web address."
    )


class AddressRefused(SiteError):
    """The address lies inside a private network, or on an odd port (protects against request forgery)."""

    code = "address_refused"
    msgid = N_(
        "{url} belongs to a private network, not to the public web, so it was not opened. Check the address."
    )


class HostNotFound(SiteError):
    """The name does not exist."""

    code = "host_not_found"
    msgid = N_("There is no site called {host}. Check the spelling, and that this computer is online.")


class ConnectionRefused(SiteError):
    """The machine is there, and does not answer."""

    code = "connection_refused"
    msgid = N_("{host} does not answer at the moment. Try again later, or write without it.")


class InsecureConnection(SiteError):
    """The certificate does not fit."""

    code = "insecure_connection"
    msgid = N_(
        "{host} could not prove that it is the real site (its certificate does not fit), so it was not read."
    )


class TooSlow(SiteError):
    """No answer in time."""

    code = "too_slow"
    msgid = N_("{host} took too long to answer. Try again later, or write without it.")


class TooManyRedirects(SiteError):
    """Sent from one address to the next."""

    code = "too_many_redirects"
    msgid = N_(
        "{url} only leads from one address to the next. Open it in your browser and paste the text you need."
    )


class PageMissing(SiteError):
    """HTTP status 404 or 410."""

    code = "page_missing"
    msgid = N_("The page {url} does not exist any more.")


class ServerFailed(SiteError):
    """HTTP status 5xx, or another refusal; `status` is the number."""

    code = "server_failed"
    msgid = N_("{url} answered with an error ({status}). Try again later, or write without it.")


class RobotsForbid(SiteError):
    """robots.txt asks programs to stay out (RFC 9309)."""

    code = "robots_disallow"
    msgid = N_(
        "The site asks programs not to read {url}, so we did not. You can open it yourself and paste its text."
    )


class BlockedByBotWall(SiteError):
    """A check "are you human?" stands before the page."""

    code = "bot_wall"
    msgid = N_(
        "{host} lets only people in, no programs. Open it in your browser and paste the text you need."
    )


class NeedsJavaScript(SiteError):
    """The page is an empty shell that a browser would fill."""

    code = "needs_javascript"
    msgid = N_("{url} shows its text only in a browser. Open it there and paste the text you need.")


class BrowserUnusable(SiteError):
    """The browser came to no end with a page, or fell over."""

    code = "browser_unusable"
    msgid = N_("{url} could not be read with the browser. Open it yourself and paste the text you need.")


class BrowserExtraMissing(BrowserUnusable):
    """The optional package that drives a browser is not installed."""

    code = "browser_extra_missing"
    msgid = N_("Reading with the browser needs an addition: “pip install playwright” installs it.")


class BrowserMissing(BrowserUnusable):
    """There is no Chrome or Chromium, or none that may be used."""

    code = "browser_missing"
    msgid = N_("No Chrome or Chromium was found. Install one, or name yours in COMPOSER_BROWSER.")


class BrowserFailed(BrowserUnusable):
    """It did not start, perhaps because its protection is not to be had; `browser` is its path."""

    code = "browser_failed"
    msgid = N_("The browser {browser} did not start safely. Run this program as an ordinary user.")


class NotHtml(SiteError):
    """A picture, a PDF, a download."""

    code = "not_html"
    msgid = N_("{url} is a file to download, not a page, so it was not read. You can open it yourself.")


class TooLarge(SiteError):
    """The page is larger, or more tangled, than a page should be."""

    code = "too_large"
    msgid = N_("{url} is too large to read safely. Open it in your browser and paste the text you need.")


class UnderstoodAs(SiteError):
    """No fault: `typed` was read as `url`. A notice, never raised."""

    code = "understood_as"
    msgid = N_("“{typed}” was read as {url}.")


class SiteOfMail(UnderstoodAs):
    """No fault: the site was taken from the e-mail address `typed`."""

    code = "site_of_mail"
    msgid = N_("The site of {typed} was taken to be {url}.")


class SearchCancelled(ComposerError):
    """The customer pressed Stop."""

    code = "cancelled"
    msgid = N_("The search was stopped. What was read so far is kept.")


class TemplateFault(ComposerError):
    """A template does not render; `template` and `reason` say where and why."""

    code = "template_fault"
    msgid = N_("The template {template} cannot be used: {reason}.")


class HandOverBlocked(ComposerError):
    """Something must be mended before the e-mail may leave."""

    code = "hand_over_blocked"
    msgid = N_("This e-mail is not ready to leave: {reason}. Mend that first; nothing of your text is lost.")


class CasebookError(ComposerError):
    """The casebook could not be read or written."""

    code = "casebook"
    msgid = N_(
        "The casebook could not be used. Your e-mail is still here; copy it before you close this page."
    )


class CasebookUnreachable(CasebookError):
    """The file or the database is not there, or may not be used; `place` names it."""

    code = "casebook_unreachable"
    msgid = N_(
        "The casebook at {place} cannot be opened, so cases are not kept at the moment. Check that the disk has room, "
        "that you may write there, and that the database is running."
    )


class CasebookNewer(CasebookError):
    """A newer version of the program has written it."""

    code = "casebook_newer"
    msgid = N_(
        "The casebook at {place} was written by a newer version of this program. Update the program, or choose "
        "another casebook with COMPOSER_DATABASE_URL."
    )


class CaseMissing(CasebookError):
    """No such case: deleted, perhaps in another window."""

    code = "case_missing"
    msgid = N_("There is no case “{case}” in the casebook. It may have been deleted in another window.")


class EditedElsewhere(CasebookError):
    """The case was changed in another window since it was opened here (optimistic locking)."""

    code = "edited_elsewhere"
    msgid = N_(
        "This case was changed in another window meanwhile. Nothing is lost: choose which of the two texts to keep."
    )


class UnreadableExport(CasebookError):
    """A file is no export of a casebook; `reason` names what is wrong."""

    code = "unreadable_export"
    msgid = N_("{file} is not an export of this program: {reason}. Nothing was imported.")


def _family(head: type[ComposerError]) -> dict[str, type[ComposerError]]:
    found = {head.code: head}
    for child in head.__subclasses__():
        found |= _family(child)
    return found


def sentence_of(code: str, **values: str) -> Sentence:
    """The sentence that belongs to an error code, so that a stored code can be shown in any language."""
    return Sentence(_family(ComposerError).get(code, ComposerError).msgid, **values)
