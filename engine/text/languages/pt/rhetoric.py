"""Portuguese words that say what a sentence does in its document, and what headings announce."""

from engine.text.language_data import RhetoricalCues

RHETORIC = RhetoricalCues(
    outcome=(
        r"(?:resultados?|estudo|análise|dados|pesquisa) (?:\w+ )?(?:mostram?|indicam?|"
        "revelam?|sugerem?|confirmam?|demonstram?)|(?:foi|foram|é|são|fica|ficam) "
        r"(?:\w+ ){0,2}(?:aprovad|rejeitad|anulad|decidid|adotad|eleit|nomead|removid|"
        r"publicad|lançad|criad|substituíd|condenad|provid|negad)\w+|(?:o tribunal|"
        "a corte|o conselho|a comissão|a assembleia|o comitê|a turma) "
        r"(?:\w+ ){0,3}(?:decid|acord|aprov|deliber|conclu|declar|conden|neg|resolv)\w+|"
        r"(?:aument|diminu|reduz|cresc|alcanç|ating|super|melhor)\w+|em (?:conclusão|"
        "resumo|suma)|por unanimidade|não .{1,20} mais|agora",
    ),
    rule=(
        "dev(?:e|em|erá|erão)|pod(?:e|em|erá|erão)|não (?:pode|podem|poderá)|(?:é|são|"
        r"fica|ficam|será) (?:\w+ ){0,3}(?:obrigad|proibid|permitid|vedad|punid|sujeit|"
        r"nul|responsáv)\w*|tem direito|têm direito|direito (?:a|de|à|ao)|obrigação|multa|"
        "pena|detenção|reclusão|aplica-se|compete",
    ),
    definition=(
        "entende-se por|considera-se|significa|define-se|consiste|(?:é|são) (?:um|uma|o|"
        r"a|os|as) \w+",
    ),
    claim=(
        "(?:alega|alegam|sustenta|sustentam|afirma|argumenta|requer|pleiteia) (?:que)?|"
        "segundo|de acordo com|(?:acho|penso|acredito|acreditamos) que",
    ),
    aim=(
        "(?:este|esta|o presente|a presente) (?:artigo|estudo|relatório|documento|"
        r"trabalho|tese|guia|lei|regulamento|livro|política|projeto) \w+|(?:objetivo|"
        "finalidade|propósito|objeto) (?:de|do|da|é)|visa|com o objetivo|a fim de",
    ),
    method=(
        r"(?:foram|foi) (?:\w+ )?(?:realizad|coletad|medid|utilizad|analisad|entrevistad|"
        r"aplicad)\w+|por meio de|através de|mediante",
    ),
    example=("por exemplo|tais como|suponha|imagine",),
    roadmap=(
        r"(?:no|na|ver|veja|cf\.?) (?:capítulo|seção|secção|anexo|figura|tabela|apêndice)|"
        "(?:este|o presente|o próximo) (?:capítulo|artigo)|como (?:descrito|indicado|"
        r"mostrado|visto|mencionado)|a seguir|seguintes|está organizad\w+",
    ),
    boilerplate=(
        "copyright|direitos reservados|licença|isbn|aviso legal|cookies?|newsletter|para "
        r"mais informações|contat\w+|contact\w+|telefone|tel\.|foto|presentes|ordem do "
        "dia|sessão|assinatura|publique-se|intime-se",
    ),
    notices=(
        "todos os direitos reservados|isbn|aviso legal|para mais informações|ordem do dia|publique-se",
        "para (?:mais|obter) informações|veja também|ver também",
        "n(?:este|esta|o presente) (?:capítulo|seção|artigo|tutorial|publicação),? (?:vamos|"
        "veremos|você|descrevemos)",
        "tradução deste documento|entra em vigor|agradecemos",
    ),
    courtesy=(
        r"obrigad[oa]|agradec\w+|bem-vind\w+|prezad\w+|car[oa]s?|atenciosamente|esperamos|"
        "temos o prazer|parabéns",
    ),
    outcome_headings=frozenset(
        (
            "resultados|conclusão|conclusões|decisão|dispositivo|recomendações|"
            "deliberações|novidades|resultados e discussão|mudanças|considerações finais"
        ).split("|")
    ),
    summary_headings=frozenset(
        ("resumo|sumário executivo|síntese|em resumo|abstract|ementa|pontos principais").split("|")
    ),
    aim_headings=frozenset(
        ("introdução|objetivo|objetivos|objeto|finalidade|âmbito|disposições gerais|propósito").split("|")
    ),
    method_headings=frozenset(("método|métodos|metodologia|materiais e métodos|dados").split("|")),
    background_headings=frozenset(
        ("contexto|histórico|história|relatório|fatos|estado da arte|referencial teórico").split("|")
    ),
    aside_headings=frozenset(
        (
            "agradecimentos|bibliografia|referências|anexo|anexos|contato|contacto|"
            "sobre nós|licença|prefácio|índice|sumário|glossário|presentes|autores|"
            "veja também"
        ).split("|")
    ),
)
