from gongkai.law.correction import Defect, correctable
from gongkai.law.readings import Readings


def test_a_correction_notice_lists_every_defect_at_once() -> None:
    defects = [Defect.DESCRIPTION, Defect.IDENTITY_PROOF]
    assert correctable(defects, Readings()) == (Defect.IDENTITY_PROOF, Defect.DESCRIPTION)


def test_on_the_narrow_reading_only_unclear_content_is_corrected() -> None:
    readings = Readings(correction_covers_identity=False)
    assert correctable(Defect, readings) == (Defect.DESCRIPTION,)
