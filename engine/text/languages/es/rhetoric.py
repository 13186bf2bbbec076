"""Spanish words that say what a sentence does in its document, and what headings announce."""

from engine.text.language_data import RhetoricalCues

RHETORIC = RhetoricalCues(
    outcome=(
        "(?:resultados?|estudio|análisis|datos|encuesta|investigación) "
        r"(?:\w+ )?(?:muestran?|indican?|revelan?|sugieren?|confirman?|demuestran?|"
        "evidencian?)",
        "(?:se|el tribunal|la sala|el consejo|la comisión|el comité|la asamblea|"
        r"el juzgado) (?:\w+ ){0,3}(?:acord\w+|acuerda|concluy\w+|encontr\w+|observ\w+|"
        r"decid\w+|resolvi\w+|resuelve|aprob\w+|aprueba|declara|estima|desestima|condena|"
        r"falla|recomienda|adopt\w+)",
        r"(?:fue|fueron|ha sido|han sido|queda|quedan) (?:\w+ ){0,2}(?:aprobad|rechazad|"
        "desestimad|anulad|elegid|nombrad|eliminad|publicad|lanzad|cread|sustituid|"
        r"confirmad|condenad)\w+",
        r"(?:aument|disminuy|redu[jc]|creci|alcanz|super|mejor)\w+",
        r"(?:más|menos|mayor|menor|mejor|peor) (?:\w+ )?(?:que|a)",
        "en (?:conclusión|resumen|definitiva)|por unanimidad|fallo|fallamos|ya no|a partir de",
    ),
    rule=(
        "deber[áa]n?|debe(?:n)?|podr[áa]n?|no (?:puede|pueden|podrá|podrán)|(?:está|"
        r"están|queda|quedan|será|serán|es|son) (?:\w+ ){0,3}(?:obligad|prohibid|permitid|"
        r"sancionad|sujet|castigad|nul|responsabl)\w*|tien(?:e|en) derecho|derecho a|"
        "obligación|multa|prisión|pena de|corresponde a|se aplica",
    ),
    definition=(
        "se entiende por|significa|se define|se denomina|consiste en|(?:es|son) (?:una?|"
        r"el|la|los|las) \w+",
    ),
    claim=(
        "(?:alega|alegan|sostiene|sostienen|afirma|argumenta|solicita|considera|"
        "denuncia) (?:que)?|según|a juicio de|(?:creo|pienso|opino|creemos) que",
    ),
    aim=(
        "(?:este|esta|el presente|la presente) (?:artículo|estudio|informe|documento|"
        r"trabajo|tesis|guía|ley|reglamento|libro|proyecto|política) \w+|(?:objetivo|"
        "objeto|finalidad|propósito) (?:de|del|es|principal)|tiene (?:por|como) "
        "(?:objeto|objetivo|finalidad)|con el fin de|pretende",
    ),
    method=(
        r"se (?:realiz|utiliz|recog|analiz|midi|aplic|entrevist|emple)\w+|mediante|a "
        "través de",
    ),
    example=(r"por ejemplo|p\. ?ej\.|tales? como|supongamos|imagin\w+",),
    roadmap=(
        "(?:en|véase|ver) (?:el|la|los|las)? ?(?:capítulo|sección|apartado|anexo|figura|"
        r"tabla|parte)s? ?\d*|(?:este|el presente|el siguiente) (?:capítulo|apartado|"
        r"sección)|como (?:se )?(?:indica|menciona|describe|muestra|ha visto)\w*|a "
        "continuación|se (?:organiza|estructura|divide)|veremos",
    ),
    boilerplate=(
        "copyright|derechos reservados|licencia|isbn|depósito legal|aviso legal|"
        r"reproducción|cookies?|boletín|suscr\w+|para (?:más|mayor) información|"
        r"contact\w*|teléfono|tel\.|fotografía|edita|imprime|asistentes|orden del día|se "
        r"levanta la sesión|firm\w+|así (?:por|lo) (?:esta|pronunci|acord)\w*|notifíquese",
    ),
    licences=(
        "software libre[:;,]|condiciones de copia|ninguna (?:responsabilidad|garantía)",
        "no (?:existe|hay) garantía",
        "traducción al español de esta página|^escrito por|comunicar errores|informar de errores",
    ),
    notices=(
        r"derechos reservados|aviso legal|isbn|depósito legal|suscríb\w+|regístrese|notifíquese|comuníquese|"
        r"publíquese|se levanta la sesión|orden del día|^(?:para )?más información",
        "se ruega|por favor,? (?:use|utilice)|para (?:más|mayor) información|ver también|"
        "véase también|puede(?:s)? encontrar más",
        "en (?:este|esta) (?:capítulo|sección|tutorial|artículo|publicación|guía),? (?:te |"
        "le )?(?:veremos|vamos|aprenderás|guiaremos|describimos|explicamos)",
        "(?:traducción|nueva versión|reescritura) de este (?:documento|tutorial|manual)|"
        "entrará en vigor|agradecemos|gracias a todos",
    ),
    courtesy=(
        r"gracias|agradec\w+|bienvenid\w+|estimad\w+|querid\w+|saludos|atentamente|"
        r"esperamos|nos complace|felicit\w+|enhorabuena",
    ),
    hesitations=(r"eh(?=[,.…])|o sea(?=,)|digamos(?=,)",),
    outcome_headings=frozenset(
        (
            "resultados|conclusión|conclusiones|decisión|fallo|acuerdos|parte dispositiva|"
            "recomendaciones|logros|novedades|resultados y discusión|resolución|cambios|"
            "hallazgos"
        ).split("|")
    ),
    summary_headings=frozenset(
        ("resumen|resumen ejecutivo|síntesis|puntos clave|en breve|abstract|lo esencial").split("|")
    ),
    aim_headings=frozenset(
        (
            "introducción|objetivo|objetivos|objeto|finalidad|ámbito de aplicación|"
            "disposiciones generales|propósito"
        ).split("|")
    ),
    method_headings=frozenset(
        ("método|métodos|metodología|materiales y métodos|procedimiento|datos").split("|")
    ),
    background_headings=frozenset(
        (
            "antecedentes|contexto|historia|antecedentes de hecho|hechos|hechos probados|"
            "marco teórico|estado del arte"
        ).split("|")
    ),
    aside_headings=frozenset(
        (
            "agradecimientos|bibliografía|referencias|anexo|anexos|contacto|aviso legal|"
            "sobre nosotros|licencia|prólogo|prefacio|índice|glosario|asistentes|"
            "véase también|autores"
        ).split("|")
    ),
)
