import pytest
from scripts.mapping import OUTSIDE, TABLES, TYPED, UNKNOWN, label_of

from migextract.trained.tagset import LABELS


@pytest.mark.parametrize("corpus", TABLES)
def test_every_type_has_a_label_of_ours_and_a_reason(corpus):
    for kind, rule in TABLES[corpus].items():
        assert rule.to in {*LABELS, TYPED, OUTSIDE, UNKNOWN}, kind
        assert rule.why, kind


@pytest.mark.parametrize(
    ("corpus", "kind", "name", "known", "label"),
    [
        ("ler", "GRT", "Bundesgerichtshof", None, "INSTITUTION"),
        ("ler", "INN", "Deutschen Patent- und Markenamts", None, "AGENCY"),
        ("ler", "INN", "Bundesregierung", "INSTITUTION", "INSTITUTION"),
        ("ler", "INN", "Deutsche Rentenversicherung", None, UNKNOWN),
        ("ler", "UN", "Muster GmbH", None, "ORG"),
        ("ler", "PER", "Paffrath", None, "PERSON"),
        ("ler", "PER", "K …", None, UNKNOWN),
        ("ler", "GS", "§ 9 Abs. 2 AufenthG", "ACT", UNKNOWN),
        ("ler", "STR", "Hauptstraße 5", None, OUTSIDE),
        ("germeval", "LOCderiv", "deutsche", None, OUTSIDE),
        ("germeval", "ORG", "Hertha BSC", None, UNKNOWN),
        ("germeval", "ORG", "Umweltministerium", None, "INSTITUTION"),
        ("smartdata", "organization-company", "Euronews", None, "ORG"),
        ("smartdata", "organization", "Frontex", "AGENCY", "AGENCY"),
        ("mobie", "location-stop", "Mellendorf", None, UNKNOWN),
        ("mobie", "date", "23.03", None, OUTSIDE),
    ],
)
def test_labels(corpus, kind, name, known, label):
    assert label_of(corpus, kind, name, known) == label


def test_an_unknown_type_is_an_error():
    with pytest.raises(KeyError):
        label_of("ler", "XYZ", "Name", None)
