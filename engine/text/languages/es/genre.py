"""Spanish words that tell what kind of document it is."""

from engine.text.language_data import GenreCues

GENRE = GenreCues(
    words=(
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
    titles=(
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
    openings=(
        ("law", r"boletín oficial|^sepan:"),
        ("judgment", r"en nombre (?:de s|del rey)|fundamentos de derecho"),
        ("thesis", r"tesis (?:doctoral|presentada)"),
    ),
)
