from gongkai.law.exemption import EXEMPTIONS, Exemption, Force, SourceOfProhibition, can_prohibit
from gongkai.law.outcome import Outcome


def test_every_ground_has_its_law_and_its_row_of_table_3() -> None:
    assert set(EXEMPTIONS) == set(Exemption)
    assert [e.outcome for e in Exemption] == list(Outcome)[2:9]


def test_articles_14_and_15_forbid_and_article_16_allows_withholding() -> None:
    forbidden = {e for e in Exemption if e.law.force is Force.MUST_NOT}
    assert forbidden == {e for e in Exemption if e.law.article in ("条例第十四条", "条例第十五条")}
    assert {e.law.article for e in Exemption if e not in forbidden} == {
        "条例第十六条第一款",
        "条例第十六条第二款",
    }


def test_only_a_law_or_an_administrative_regulation_can_forbid_disclosure() -> None:
    assert [s.label for s in SourceOfProhibition if can_prohibit(s)] == ["法律", "行政法规"]
