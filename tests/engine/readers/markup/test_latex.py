import pytest

from engine.core.document import ProblemKind
from engine.readers.markup.latex import read_latex
from engine.readers.markup.latex_math import plain_formula
from tests.support.packing import blocks, items, opening, told


@pytest.fixture
def read(tmp_path):
    def read(text: str, preamble: str = ""):
        path = tmp_path / "paper.tex"
        path.write_text(
            f"\\documentclass{{article}}{preamble}\n\\begin{{document}}\n{text}\n\\end{{document}}\nafter"
        )
        return told(blocks(read_latex, path))

    return read


def test_commands_are_no_text_but_what_they_set_is(read):
    assert read(r"The \emph{mill} is \textcolor{red}{old}\vspace{2cm} and {\bfseries dry}\label{a}.") == [
        ("text", "The mill is old and dry.")
    ]


def test_comments_end_with_their_lines_and_a_percent_sign_does_not_begin_one(read):
    assert read("One% hidden\n  two 5\\% three.\n% gone\n\nFour\\\\% gone\nfive.") == [
        ("text", "Onetwo 5% three."),
        ("text", "Four\nfive."),
    ]


def test_sections_begin_at_the_first_level_with_and_without_chapters(read):
    assert read(r"\section*{One}\subsection[short]{Two}") == [("heading1", "One"), ("heading2", "Two")]
    assert read(r"\chapter{One}\section{Two}") == [("heading1", "One"), ("heading2", "Two")]


def test_title_and_authors_are_those_of_the_preamble(tmp_path):
    path = tmp_path / "paper.tex"
    path.write_text(
        r"\documentclass{article}\title[s]{Slow\\rivers\thanks{Paid.}}\author{A \and B}\begin{document}x"
    )

    assert opening(read_latex, path).title == "Slow rivers"
    assert told(blocks(read_latex, path))[:3] == [
        ("heading1", "Slow rivers"),
        ("note", "Paid."),
        ("note", "A, B"),
    ]


def test_a_citation_leaves_no_gap_unless_the_sentence_needs_it(read):
    assert read(
        r"Algae grow~\cite{a,b}. They stop (see~\citep[p.~4]{a}). It is as in \cite{a}. \citet{b} shows it."
    ) == [("text", "Algae grow. They stop. It is as in [a]. [b] shows it.")]
    assert read(r"It ends.\cite{a} The next begins, Lind et al.~\cite{b} say.") == [
        ("text", "It ends. The next begins, Lind et al. say.")
    ]


def test_references_are_left_out_with_the_brackets_around_them(read):
    assert read(r"Cells double (see Fig.~\ref{fig:a}). Table~\ref{t} and \autoref{sec:b} say so.") == [
        ("text", "Cells double. Table and Section say so.")
    ]


def test_formulas_within_a_line_stay_and_displayed_ones_stand_apart(read):
    assert read(
        "Of $v_c^2$ and \\(\\alpha\\) we say\n\\begin{align*}\na &= b\n\\end{align*}\nno more.\n$$c$$"
    ) == [
        ("text", "Of v_c² and α we say"),
        ("code", "a &= b"),
        ("text", "no more."),
        ("code", "c"),
    ]


def test_items_notes_captions_tables_and_code_are_what_they_are(read):
    text = r"""Text.\footnote{A note.}
\begin{itemize}\item<1-> One. \item[Two] is last.\end{itemize}
\begin{table}[h]\centering hidden\caption[s]{A \emph{caption}.}
\begin{tabular}{l|@{}r}\toprule a & b \\ \midrule \multicolumn{2}{c}{c} & d \\[2pt]\end{tabular}\end{table}
\begin{lstlisting}[language=C]
int x; % kept
\end{lstlisting}
\begin{comment}
gone
\end{comment}
\begin{tikzpicture}\draw (0,0);\end{tikzpicture}"""

    assert read(text) == [
        ("text", "Text."),
        ("note", "A note."),
        ("list-item", "One."),
        ("list-item", "Two: is last."),
        ("caption", "A caption."),
        ("table", "a\tb\nc\td"),
        ("code", "int x; % kept"),
    ]


def test_letters_and_signs_are_those_of_print(read):
    assert read(
        r"""``Caf\'e'' na\"{\i}ve \c{c}a Stra\ss e \v{S}, 1--2 --- it's 50\,\% \verb|a--b| \enquote{q}"""
    ) == [("text", "“Café” naïve ça Straße Š, 1–2 — it’s 50 % a--b “q”")]
    assert read('"`"Ubung"\'', r"\usepackage[ngerman]{babel}") == [("text", "„Übung“")]


def test_the_documents_own_macros_are_known(read):
    assert read(r"\our\ by \who{A}{B}.", r"\newcommand{\our}{FlowNet}\newcommand\who[2]{#2 of #1}") == [
        ("text", "FlowNet by B of A.")
    ]


def test_a_slide_has_its_title_for_a_heading(read):
    assert read(r"\begin{frame}[t]{Rivers}\begin{block}{Slow}Text.\end{block}\end{frame}") == [
        ("heading2", "Rivers"),
        ("heading3", "Slow"),
        ("text", "Text."),
    ]


def test_quantities_have_their_units(read):
    assert read(r"\SI{0.2}{\metre\per\second} and \qty{5}{\kilo\gram}") == [("text", "0.2 m/s and 5 kg")]


def test_parts_are_read_from_the_documents_own_folder_only(tmp_path):
    folder = tmp_path / "thesis"
    (folder / "parts").mkdir(parents=True)
    (tmp_path / "secret.tex").write_text("secret")
    (folder / "parts" / "one.tex").write_text("One.\n\n\\input{main}\\endinput hidden")
    main = r"\begin{document}\input{parts/one}\include{../secret}\input lost end\end{document}"
    (folder / "main.tex").write_text(main)

    found = items(read_latex, folder / "main.tex")

    assert told([block for page in found if hasattr(page, "blocks") for block in page.blocks]) == [
        ("text", "One."),
        ("text", "end"),
    ]
    (problem,) = (item for item in found if hasattr(item, "detail"))
    assert (problem.kind, problem.detail) == (ProblemKind.TRUNCATED, "without main, ../secret, lost")


@pytest.mark.parametrize(
    "text",
    [
        r"\emph{" * 3000,
        r"\begin{equation}" * 3000,
        "$" * 3001,
        "{" * 30_000,
        "}" * 30_000,
        r"\footnote{" * 300 + "x" + "}" * 300,
        r"\newcommand{\x}{\x\x}\x",
        r"\item[" * 3000,
        "~" * 100_000,
        "\\",
    ],
)
def test_what_is_never_closed_ends_with_the_text(read, text):
    assert read(text + "\n\nThe end.")[-1][1].endswith("The end.") or read(text) == []


@pytest.mark.parametrize(
    ("formula", "plain"),
    [
        (r"x_1^{-2}", "x₁⁻²"),
        (r"\frac{a}{b+1}", "a/(b+1)"),
        (r"\sqrt{2}\,\mathrm{m\,s^{-1}}", "√2 m s⁻¹"),
        (r"p \leq 0.05", "p ≤ 0.05"),
        (r"90^\circ", "90°"),
        (r"\log x_{ab}", "log x_(ab)"),
        (r"-3", "−3"),
        ("", ""),
    ],
)
def test_simple_formulas_read_as_a_person_writes_them(formula, plain):
    assert plain_formula(formula) == plain
