"""Whether a text says that something was done: a model can change, log, unlock or send nothing, so in its words that is never true.

Its own look-ups and the wishes of the athlete are no such acts; what adaptation changed may be told where the question is why.
"""

from __future__ import annotations

import re
import unicodedata

from milo.vocabulary.talk import Language

_CHANGED = (
    "changed|updated|adjusted|modified|moved|shifted|swapped|replaced|removed|added|lowered|raised|reduced|increased|dropped|"
    "shortened|rescheduled|restored|undone|reset"
)
_KEPT = (
    "logged|saved|recorded|noted|written (?:it|that|this|them) down|written down|stored|entered|marked|ticked|unlocked|lifted|"
    "opened|cleared|approved|deleted|erased|cancell?ed|scheduled|booked|sent|e-?mailed|messaged|notified|informed|contacted|"
    "alerted|called|ordered|registered"
)
_TO_DO = (
    "log|save|record|note|store|unlock|lift|delete|erase|cancel|schedule|book|send|e-?mail|message|notify|inform|"
    "contact|alert|remind|call"
)
_TO_CHANGE = (
    "change|update|adjust|modify|move|shift|swap|replace|remove|add|lower|raise|reduce|increase|drop|shorten|reschedule|restore|"
    "undo|reset"
)
_CHANGING = (
    "changing|updating|adjusting|modifying|moving|shifting|swapping|replacing|removing|adding|lowering|raising|reducing|"
    "increasing|dropping|shortening|rescheduling|restoring|undoing|resetting"
)
_DOING = (
    "logging|saving|recording|storing|unlocking|lifting|deleting|erasing|cancell?ing|scheduling|booking|sending|e-?mailing|"
    "messaging|notifying|informing|contacting|alerting|calling"
)
_THINGS = (
    "plan|workout|session|training|set|sets|target|weight|load|meal|note|log|profile|setting|settings|form|"
    "clearance|account|lock|locks|it|that|this|everything"
)
_CAMBIADO = (
    "cambiado|actualizado|ajustado|modificado|movido|pasado|sustituido|reemplazado|quitado|anadido|bajado|subido|"
    "reducido|aumentado|acortado|restaurado|deshecho"
)
_GUARDADO = (
    "anotado|apuntado|guardado|registrado|desbloqueado|levantado|abierto|autorizado|aprobado|borrado|eliminado|cancelado|"
    "programado|reservado|enviado|mandado|avisado|notificado|informado|contactado|llamado|marcado"
)
_CAMBIE = "cambie|actualice|ajuste|modifique|movi|sustitui|reemplace|quite|anadi|baje|subi|reduje|aumente|acorte|restaure"
_GUARDE = (
    "anote|apunte|guarde|registre|desbloquee|levante|borre|elimine|cancele|programe|reserve|envie|mande|avise|notifique|contacte"
)
_CAMBIAR = (
    "cambiar|actualizar|ajustar|modificar|mover|pasar|sustituir|reemplazar|quitar|anadir|bajar|subir|reducir|aumentar|acortar|"
    "restaurar|deshacer"
)
_CAMBIO = (
    "cambio|actualizo|ajusto|modifico|muevo|paso|sustituyo|reemplazo|quito|anado|bajo|subo|reduzco|aumento|acorto|restauro|deshago"
)
_GUARDAR = (
    "anotar|apuntar|guardar|registrar|desbloquear|levantar|borrar|eliminar|cancelar|programar|reservar|enviar|mandar|avisar|"
    "notificar|contactar|recordar|llamar"
)
_GUARDO = (
    "anoto|apunto|guardo|registro|desbloqueo|levanto|borro|elimino|cancelo|programo|reservo|envio|mando|aviso|notifico|contacto"
)
_CAMBIANDO = (
    "cambiando|actualizando|ajustando|modificando|moviendo|pasando|sustituyendo|quitando|anadiendo|bajando|subiendo|reduciendo|"
    "aumentando|acortando|guardando|anotando|borrando|cancelando|enviando"
)
_COSAS = (
    "plan|entrenamiento|entreno|sesion|serie|series|objetivo|peso|carga|comida|nota|registro|perfil|ajustes|"
    "formulario|permiso|cuenta|bloqueo|todo|eso|esto"
)


def _english(done: str, to_do: str, doing: str, alone: bool) -> str:
    told_too = r"(?! (?:that|your|how|in|from)\b)"  # "I've noted that ...", "I noted your ...": a look at it, nothing kept
    own = rf"\b(?:i|we|milo)(?:'ve|'d| have| had| has)? (?:(?:just|now|already|also|gone ahead and|went ahead and) )*(?:{done})\b"
    told = rf"\b(?:{_THINGS})(?: for \w+)?(?:'s| is| are| has been| have been)(?: (?:now|just|already|all))* (?:{done})\b"
    parts = [
        own.replace("|noted|", rf"|noted{told_too}|"),
        told,
        rf"\b(?:i|we)(?:'ll| will| am going to|'m going to| are going to|'re going to)"
        rf"(?: (?:now|just|also|go ahead and))* (?:{to_do})\b",
        rf"\b(?:i'm|i am|we're|we are)(?: (?:now|just|also))* (?:{doing})\b",
        rf"(?:^|[.!?\n:] ?)(?:(?:all|ok|okay|great|sure|yes|alright|now|just|already)[,!]? )*(?:{done})\b"
        r"(?= (?:your|the|my|it|that|this|everything|to|from|for you|onto|into)\b|[.!,:;]|$)",
    ]
    if alone:
        parts += [
            r"\b(?:training|plan|lock|locks|account|it|that|everything) (?:was|were) (?:unlocked|lifted|opened|cleared|approved)\b",
            r"(?:^|[.!?\n] ?)(?:all )?(?:done|unlocked|undone)(?=[.!,:;]| for you)",
        ]
    return "|".join(parts)


def _spanish(perfect: str, simple: str, to_do: str, now: str, alone: bool) -> str:
    feminine = re.sub(r"o(?=\||$)", "[oa]s?", perfect)
    future = re.sub(r"r(?=\||$)", "r(?:e|emos)", to_do).replace("deshacer(", "deshar(")
    things = rf"(?:tu|el|la|los|las|un|una|eso|esto|todo) (?:\w+ )?(?:{_COSAS})"
    parts = [
        rf"\b(?:he|hemos|te he|lo he|la he|os he) (?:ya )?(?:{perfect})\b",
        rf"(?:^|[.!?;,\n] ?|\b(?:ya|yo|te|lo|la|los|las) )(?:{simple})\b (?=(?:tu|el|la|los|las|un|una|eso|esto|todo)\b)",
        rf"\b(?:{_COSAS})(?: ya)? (?:esta|queda|quedo|ha sido|ha quedado|fue)(?: ya)? (?:{feminine})\b",
        rf"\b(?:{_COSAS})(?:s|es)? (?:ya )?se (?:te )?(?:ha|han) (?:{perfect})\b",
        rf"\bse (?:te )?(?:ha|han) (?:{perfect}) (?=(?:tus?|el|la|los|las|un|una|eso|esto|todo)\b)",
        rf"\b(?:voy a|vamos a) (?:{to_do})(?:l[oae]s?|te|tel[oa]s?)?\b",
        rf"\b(?:{future})\b",
        rf"\b(?:estoy|estamos) (?:{_CAMBIANDO})\w*",
        # Said of what is the athlete's: "te muevo la sesion", "muevo tu sesion"; alone "paso" is a step.
        rf"\b(?:(?:te|te l[oa]s?|l[oa]s?|ya) )(?:{now})\b(?= (?:{things}|para|al?|el)\b|[.!,;]|$)|\b(?:{now})\b(?= {things}\b)",
        rf"(?:^|[.!?\n:] ?)(?:(?:ya esta|listo|vale|ok|perfecto|claro|hecho|de acuerdo)[,!:]? )*(?:{feminine})"
        rf"(?= (?:tu|el|la|los|las|al|para|a) ?|[.!,:;]|$)",
    ]
    if alone:
        parts += [r"(?:^|[.!?\n] ?)(?:ya esta )?hecho(?=[.!,:;])"]
    return "|".join(parts)


_NOT_SO = re.compile(
    r"\b(?:no|not|nor|none|never|nothing|when|whenever|if|once|until|unless|after|before|ningun|ninguna|nada|nunca|cuando|si|hasta)\b|n't\b"
)
"""Before the words in their clause: nothing was done, or it is only thought of."""
_IF_ASKED = re.compile(r"\b(?:if|when|whenever|once|si|cuando)\b")
"""Before what will be done, in its sentence: it is offered."""
_BY_NOW = re.compile(r"'ve\b|'d\b|\b(?:have|has|had|he|hemos|ha|han)\b|ed\b|[ai]d[oa]s?\b|\bhech[oa]s?\b")
_CLAUSE, _SENTENCE = re.compile(r"[.!?;,:\n]"), re.compile(r"[.!?\n]")
_SAID: dict[Language, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "en": (re.compile(_english(_KEPT, _TO_DO, _DOING, True)), re.compile(_english(_CHANGED, _TO_CHANGE, _CHANGING, False))),
    "es": (
        re.compile(_spanish(_GUARDADO, _GUARDE, _GUARDAR, _GUARDO, True)),
        re.compile(_spanish(_CAMBIADO, _CAMBIE, _CAMBIAR, _CAMBIO, False)),
    ),
}


def act_said(text: str, language: Language, *, why: bool = False) -> str | None:
    """The words that say something was or will be done, None for none.

    why: the question was why something is as it is: what adaptation changed may then be told.

    >>> act_said("I've moved your Thursday to Friday.", "en")
    "i've moved"
    """
    folded = unicodedata.normalize("NFD", text.lower().replace("’", "'"))
    read = re.sub(r"[^\S\n]+", " ", "".join(c for c in folded if not unicodedata.combining(c)).replace("¡", ""))
    kept, changed = _SAID[language]
    for pattern in (kept,) if why else (kept, changed):
        for found in pattern.finditer(read):
            before = read[: found.start()]
            offered = _BY_NOW.search(found.group()) is None and _IF_ASKED.search(_SENTENCE.split(before)[-1])
            if not offered and not _NOT_SO.search(_CLAUSE.split(before)[-1]):
                return found.group().strip(" .!?\n")
    return None
