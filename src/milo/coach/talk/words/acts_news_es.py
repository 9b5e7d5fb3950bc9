"""How Spanish tells what is new as if it had just been made so: "ahora", "ya", what is gone, on hold, or will be seen."""

from __future__ import annotations

from milo.coach.talk.words.acts_shapes_es import CAMBIOS, COSAS, DIA, INICIO, LIBRO, PUESTO

_NO_NUEVO = r"(?![^.!?\n,;:]*\b(?:que en|faltan?|quedan|desde hace|mas que|menos que)\b)"


def news() -> str:
    """Ways to tell that the plan or the log is another than before."""
    return "|".join(
        [
            r"\b(?:tus?|los|las|el|la) (?!pulso|sueno|ritmo|vfc|frecuencia|fatiga|cuerpo|carga|forma)(?:[\w%]+ ){1,4}se "
            r"(?:te )?(?:ha|han) (?:ya )?(?!(?:mantenido|quedado|vuelto|hecho|sentido|portado|"
            r"recuperado|reducido|notado|estancado|registrado|estabilizado|resentido|acumulado|disparado|parado)\b)"
            r"\w+[ai]do\b(?! (?:por|desde)\b)",
            rf"\b(?:dias?|{COSAS})(?: de \w+)? se \w{{3,}}aron (?:hoy|esta|ya|para|a)\b|\bya no (?:forma|forman) parte de\b",
            rf"(?:^|[.!?\n] ?)ahora (?:tus?|el|la|los|las) (?:{COSAS})\b|\bya tienes (?:\w+ )?(?:{COSAS})\b(?! (?:hech|"
            rf"complet|registrad))[^.!?\n]*\bplan\b|\besta(?:n)? en copia\b",
            r"\b(?:desde|a partir de) (?:hoy|ahora|manana)\b[^.!?\n]{0,40} (?:sustituye|reemplaza|pasa|ocupa|queda|cambia|va)"
            r"n?\b",
            rf"{INICIO}(?:\w+ ){{0,3}}(?:{COSAS}|descanso|nota) (?:anadid|agregad|puest|metid|colocad|insertad)[oa]s?(?= "
            rf"(?:el|en|al|para)\b|[.!,:])",
            r"\b(?:dividi|medi|parti|fundi|uni)' (?:tus?|el|la|los|las)\b|\bcorrigiendo (?:es[aoe]|est[aoe]|tus?|el|la)"
            r"\b[^.!?\n]*(?:ahora|\.\.\.|\u2026)",
            rf"\b(?:tus?|el|la|los|las) (?:{COSAS}|{DIA})(?: de \w+)? ahora (?:son|es|sera|seran|tienen?|van?|estan?|queda|"
            rf"quedan|pone|dice|dura|"
            rf"duran|llevan?|incluyen?|empiezan?)\b{_NO_NUEVO}",
            r"\bahora (?:encontraras|veras|tendras|haras|entrenaras|corres|correras|pone|dice|muestra|aparece|figura|"
            r"encuentras)\b",
            rf"\bsera ahora\b|\b(?:{COSAS}|{DIA}|manana) (?:\w+ )?ahora\b(?= (?:es|son|sera|queda|va))",
            rf"{INICIO}(?:tu )?nuev[oa]s? (?:\w+ )?(?:{COSAS}|horario|fecha|hora|dia):",
            rf"\b(?:{CAMBIOS}|intercambio) (?:complet[oa]|exitos[oa]|terminad[oa]|realizad[oa])\b",
            rf"\bya quedo' (?:tu|el|la)\b|\b(?:desaparecio'|desaparecieron|salio'|salieron) (?:de|del) (?:tu |la )?{LIBRO}\b|"
            r"\ben (?:lugar|vez) de [\w ]{2,25} ahora (?:tienes|haces|hay|toca|van?)\b|\bahora (?:tienes|haces|hay|toca) [\w "
            r"]{2,25} en (?:lugar|vez) de\b|"
            r"\b(?:desde|a partir) [\w ]{2,20} (?:plan|semana|rutina|programa) pasa a \w+r\b|"
            r"\bya no (?:existen?|cuentan?|aplican?)\b|\bse acab(?:o'|aron) (?:el|la|los|las)\b",
            rf"\b(?:{COSAS}|{DIA}|correr) (?:ya )?(?:esta|estan|queda|quedan|sigue) (?:ya )?(?:en pausa|congelad[oa]s?|en "
            rf"espera|suspendid[oa]s?)\b",
            r"\btu (?:alarma|movil|telefono|celular|reloj|recordatorio) (?:te )?(?:sonara|avisara|vibrara|recordara|llegara|"
            r"despertara)\b",
            rf"\b(?:{DIA}|{COSAS}) (?:se )?(?:ha quedado|quedo'|queda|quedara) (?:ya )?(?:vaci[oa]|libre|despejad[oa]|"
            rf"liberad[oa]|list[oa])\b",
            rf"{INICIO}quedan? (?:el|la|los|las|tu|\w+ (?:series|dias|sesiones|carreras))\b[^.!?\n]{{0,40}}\b(?:libre|en "
            rf"lugar|en vez|con|listo)\b",
            r"\bya (?:l[oa]s? )?(?:tienes|veras|ves|puedes ver|encontraras)\b(?= (?:en (?:tu|el|la)|(?:el|los|la|las) "
            r"(?:cambios?|ajustes?|nuev)))",
            rf"\bya (?:esta|estan|cuenta|cuentan|aparece|aparecen|figura|figuran|consta|constan) (?:en|para) (?:tu|el|la) "
            rf"(?:{LIBRO})\b",
            r"\bya (?:tiene|tienen|lleva|incluye|refleja|recoge) (?:en cuenta )?(?:el|la|los|las|tu) (?:nuev|cambi|ajust|"
            r"modific)",
            rf"\b(?:a partir de|desde) (?:hoy|manana|ahora|el {DIA}|este {DIA})(?: mismo)?,? (?:veras|tendras|tienes|entrenas|"
            rf"haras|corres|"
            r"descansas|recibiras|seran?)\b",
            r"\b(?:deja|dejan|cede|ceden|cedieron|dejaron) (?:su|el) (?:sitio|lugar|paso) a\b",
            rf"\bse (?:te )?(?:ha|han) {PUESTO} (?:de|del|en|al?) (?:tus?|el|la|los|las)\b",
            r"\b(?:entrenador|entrenadora|medico|medica|doctor|doctora|fisio) (?:recibira|vera|leera|tendra) (?:esto|tu|el|la|"
            r"lo)\b",
            r"\bdame un (?:segundo|momento|minuto)(?: para| y)\b(?! (?:mirar|pensar|ver|explicar))|\bcuenta con ello\b|"
            r"\b(?:lo|la|los|las) dejo (?:list|hech|cambiad|mov|anot|apunt)\w+|\bme ocupo de (?:tu|tus|eso|ello|todo)\b",
            rf"\bte (?:pongo|meto|dejo|quito|cambio|paso|muevo|saco) (?:ya )?(?:tus?|el|la|los|las|un|una|dos|"
            rf"tres)? ?(?:{COSAS}|{DIA})\b",
            rf"{INICIO}hech[oa]s? (?:la|el|los|las) (?:\w+)(?=[.,!:])|{INICIO}(?:avisos|notificaciones|alarmas?) (?:apagad|"
            rf"activad|encendid|silenciad)[oa]s?\b",
        ]
    )
