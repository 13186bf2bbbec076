"""Portuguese words that tell what kind of document it is."""

from engine.text.language_data import GenreCues

GENRE = GenreCues(
    words=(
        ("paper", "resumo|palavras-chave|metodologia|resultados|referências|et al"),
        ("thesis", "tese|dissertação|orientador|mestrado|doutorado"),
        ("report", "relatório|estudo|pesquisa|recomendações|avaliação"),
        ("law", r"lei|decreto|artigo|art\.|código|regulamento|inciso|parágrafo|constituição|estatuto"),
        ("contract", "contrato|partes|cláusula|termos|privacidade|usuário|rescisão"),
        ("judgment", "tribunal|acórdão|recurso|réu|autor|sentença|ministro|relator|apelação|juiz"),
        ("minutes", "ata|reunião|ordem do dia|presentes|sessão|deliberação"),
        ("transcript", "entrevista|pergunta|resposta"),
        ("mail", "de:|para:|assunto:|escreveu"),
        ("news", "segundo|disse|anunciou|comunicado|afirmou"),
        ("blog", "blog|artigo|comentários|eu"),
        ("manual", r"manual|guia|instalação|configur\w+|usuário|passo|comando|tutorial|documentação"),
        ("standard", "norma|especificação|requisitos|padrão"),
        ("release", r"versão|novidades|corrigid\w+|adicionad\w+"),
        ("slides", "slides|apresentação"),
        ("financial", "receita|lucro|trimestre|exercício|acionistas|milhões"),
        ("fiction", "disse|olhos|ela|ele|capítulo|respondeu"),
        ("book", "capítulo|prefácio|livro|edição|autor"),
        ("encyclopedia", r"é um|é uma|fundad\w+|século|nascid\w+|localizad\w+"),
        ("form", "formulário|assinatura|data de nascimento|preencher"),
        ("policy", "política|estratégia|governo|princípios|medidas"),
    ),
    titles=(
        ("law", r"^(?:lei|decreto|regulamento|constituição|código (?:civil|penal))|estatutos?"),
        ("report", r"relatório"),
        ("minutes", r"^ata|atas? da"),
        ("judgment", r"acórdão|sentença"),
        ("contract", r"contrato|termos (?:de uso|e condições)"),
        ("policy", r"política de|código de conduta"),
        ("manual", r"guia|manual|tutorial|perguntas frequentes|introdução a\w*|primeiros passos"),
        ("release", r"notas de (?:versão|lançamento)"),
        ("thesis", r"tese|dissertação"),
        ("news", r"comunicado|nota à imprensa"),
    ),
)
