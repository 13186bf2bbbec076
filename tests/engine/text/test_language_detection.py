import pytest

from engine.text.language_detection import _identifier, detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The tide rose.", "en"),
        ("THE BANK SAID THAT RATES WILL RISE NEXT YEAR", "en"),
        ("the results of the trial were good . no side effects were seen .", "en"),
        ("Deep neural networks for protein folding", "en"),
        ("Der Hund bellt, und die Katze schläft auf dem Sofa.", "de"),
        ("Le chat dort sur le canapé et le chien aboie.", "fr"),
        ("El perro duerme en la casa y no quiere salir.", "es"),
        ("Il cane dorme nella casa e non vuole uscire.", "it"),
        ("O cão dorme na casa e não quer sair com ela.", "pt"),
        ("De hond slaapt in het huis en wil niet naar buiten.", "nl"),
        ("Hunden sover i huset og vil ikke gå ud, fordi det regner.", "da"),
        ("Собака спит в доме и не хочет выходить.", "ru"),
        ("Собака спить у будинку і не хоче виходити.", "uk"),
        ("今天天气很好，我们去公园散步。", "zh"),
        ("今天天氣很好，我們去公園散步。", "zh"),
        ("東京は日本の首都です。人口が多い。", "ja"),
        ("서울은 대한민국의 수도이다.", "ko"),
        ("ذهب الولد إلى المدرسة في الصباح.", "ar"),
        ("यह एक छोटा वाक्य है और यह दूसरा है।", "hi"),
        ("Ο σκύλος κοιμάται στο σπίτι.", "el"),
        ("สุนัขนอนอยู่ในบ้าน", "th"),
        ("הכלב ישן בבית", "he"),
        (
            "Kerajaan mahu membina sekolah baharu kerana kanak-kanak di kampung itu tidak dapat pergi ke "
            "bandar. Apabila hujan, jalan raya itu ditutup.",
            "ms",
        ),
        (
            "Pemerintah mau membangun sekolah baru karena anak-anak di desa itu tidak bisa pergi ke kota. "
            "Ketika hujan, jalan itu ditutup.",
            "id",
        ),
    ],
)
def test_the_language_is_found(text, language):
    assert detect_language(text) == language
    assert detect_language(text, "xx") == language


@pytest.mark.parametrize("text", ["", "42", "1 2 3 4 5\n6 7 8 9 10", "ok", "3.5 kg 12 cm 7 V", "!?…"])
def test_too_little_text_has_no_language_but_the_declared_one(text):
    assert detect_language(text) == "und"
    assert detect_language(text, "pt-BR") == "pt"


def test_what_is_declared_does_not_outweigh_the_text():
    assert detect_language("The tide rose and nobody saw it.", "de") == "en"


def test_what_is_declared_is_passed_over_where_it_is_no_language():
    assert detect_language("", "English") == "und"


def test_terms_and_names_make_no_english_of_chinese_text():
    text = (
        "我们用 PyTorch、TensorFlow 和 scikit-learn 训练了 Transformer、ResNet、BERT 等模型，并比较其结果。"
    )

    assert detect_language(text) == "zh"


def test_the_language_of_most_of_the_prose_wins():
    english = "The committee met in the morning and agreed on the budget of the coming year. "
    chinese = "委员会上午开会并通过了明年的预算。"

    assert detect_language(english * 5 + chinese) == "en"
    assert detect_language(english + chinese * 10) == "zh"


def test_a_long_document_is_judged_by_all_of_it_not_by_its_beginning():
    preface = "The editors wish to thank all the readers of this journal. " * 40
    body = "Die Sitzung begann am Morgen, und der Haushalt wurde nach langer Aussprache beschlossen. " * 2000

    assert detect_language(preface + body) == "de"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Всички хора се раждат свободни и равни по достойнство, а те са надарени с разум и съвест.", "bg"),
        (
            "Včera som bol v meste a kúpil som si knihu, ktorú som dlho hľadal, ale ešte som ju nečítal. ",
            "sk",
        ),
        ("Gister het ek in die stad gestap en 'n boek gekoop wat ek nog nie gelees het nie. ", "af"),
    ],
)
def test_a_language_is_not_taken_for_a_greater_one_beside_it(text, language):
    assert detect_language(text * 3) == language


def test_the_scripts_share_what_is_large():
    latin, cyrillic = _identifier("latin"), _identifier("cyrillic")
    assert latin.tk_nextmove is cyrillic.tk_nextmove
    assert set(latin.labels).isdisjoint(cyrillic.labels)
