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
    kind_titles=(
        (
            "law",
            r"^(?:ley|real decreto|decreto|reglamento|ordenanza|constitución|código (?:civil|"
            r"penal))|estatutos",
        ),
        ("report", r"informe|memoria anual"),
        ("minutes", r"^acta|actas? de"),
        ("judgment", r"sentencia"),
        ("contract", r"contrato|condiciones generales|términos y condiciones"),
        ("policy", r"política de|código de conducta"),
        ("manual", r"guía|manual|tutorial|preguntas frecuentes|introducción a|primeros pasos"),
        ("release", r"notas de (?:la versión|publicación)|registro de cambios"),
        ("thesis", r"tesis"),
        ("news", r"nota de prensa|comunicado|boletín"),
    ),
    kind_openings=(
        ("law", r"boletín oficial|^sepan:"),
        ("judgment", r"en nombre (?:de s|del rey)|fundamentos de derecho"),
        ("thesis", r"tesis (?:doctoral|presentada)"),
    ),
    kinds=(
        ("paper", "resumen|palabras clave|metodología|resultados|bibliografía|et al|revista"),
        ("thesis", r"tesis|trabajo fin de|director|doctorado|capítulo \d|tribunal"),
        ("report", "informe|estudio|memoria|recomendaciones|encuesta|evaluación"),
        (
            "law",
            "ley|decreto|artículo|código|reglamento|disposición|boletín oficial|estatutos|título|"
            "constitución",
        ),
        (
            "contract",
            "contrato|partes|cláusula|condiciones generales|privacidad|términos|rescisión|usuario",
        ),
        (
            "judgment",
            "tribunal|sentencia|recurso|demandante|demandado|fallo|juzgado|magistrado|sala|"
            "apelación|fundamentos",
        ),
        ("minutes", "acta|sesión|orden del día|asistentes|reunión|acuerdo|votación"),
        ("transcript", "entrevista|periodista|pregunta|respuesta|aplausos|moderador"),
        ("mail", "de:|para:|asunto:|escribió"),
        ("news", "según|anunció|efe|dijo|comunicado|lunes|martes|miércoles|jueves|viernes"),
        ("blog", "blog|entrada|artículo|comentarios|yo"),
        ("manual", r"manual|guía|instalación|configur\w+|usuario|paso|comando|tutorial|documentación"),
        ("standard", "norma|especificación|requisitos|estándar"),
        ("release", "versión|novedades|corregido|añadido|registro de cambios"),
        ("slides", "diapositivas|presentación|índice"),
        ("financial", "ingresos|beneficio|trimestre|ejercicio|accionistas|millones|balance"),
        ("fiction", "dijo|ojos|ella|él|respondió|exclamó|capítulo"),
        ("book", "capítulo|prólogo|libro|edición|autor"),
        ("encyclopedia", "es un|es una|situad[oa]|fundad[oa]|nacid[oa]|siglo|conocid[oa]"),
        ("form", "formulario|solicitud|firma|fecha de nacimiento|rellenar|marque"),
        ("policy", "política|estrategia|gobierno|principios|medidas|plan|código de conducta"),
    ),
)
