"""What the checker of a house's exercises and routines says, in English and Spanish."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Weight = Literal["error", "note"]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One finding. code: which; field: the part of the entry it is about; weight: an error stops, a note is only to be known."""

    code: str
    field: str
    weight: Weight
    text: str


SAID: dict[str, tuple[str, str]] = {
    "not_a_table": ("Wanted a table of fields; found something else.", "Se esperaba una tabla de campos; hay otra cosa."),
    "unknown_field": ("Nobody knows the field “{name}”. {near}", "Nadie conoce el campo «{name}». {near}"),
    "did_you_mean": ("Did you mean “{name}”?", "¿Querías decir «{name}»?"),
    "known_are": ("Known: {names}.", "Se conocen: {names}."),
    "name_missing": ("A name in English or in Spanish is needed.", "Hace falta un nombre en inglés o en español."),
    "name_shape": (
        "“{name}” is no name: 2 to 8 words, at most {most} characters, letters, digits, spaces and - ' ( ) / , only.",
        "«{name}» no es un nombre: de 2 a 8 palabras, {most} caracteres como máximo, solo letras, cifras, espacios y - ' ( ) / ,.",
    ),
    "name_taken": ("“{name}” is already a name of {other}.", "«{name}» ya es un nombre de {other}."),
    "name_alarm": (
        "“{name}” would be read as a call for help or a request Milo refuses; choose other words.",
        "«{name}» se leería como una llamada de ayuda o algo que Milo rechaza; elige otras palabras.",
    ),
    "name_command": (
        "“{name}” is what people write to ask for something else; choose other words.",
        "«{name}» es lo que la gente escribe para pedir otra cosa; elige otras palabras.",
    ),
    "one_language": (
        "There is no {what} in {language}: people who read {language} see the other language, and are told so.",
        "No hay {what} en {language}: quien lee en {language} ve el otro idioma, y se le dice.",
    ),
    "pattern": ("The pattern “{name}” is unknown. {near}", "El patrón «{name}» no se conoce. {near}"),
    "muscle": ("The muscle “{name}” is unknown. {near}", "El músculo «{name}» no se conoce. {near}"),
    "muscle_weight": (
        "{name}: a muscle weighs 1 where the lift is direct and 0.5 where it is indirect.",
        "{name}: un músculo pesa 1 si el trabajo es directo y 0.5 si es indirecto.",
    ),
    "no_muscle": ("A lift trains at least one muscle.", "Un ejercicio de fuerza trabaja al menos un músculo."),
    "drill_muscles": (
        "A drill ({pattern}) has no muscles: it counts as no set.",
        "Un ejercicio de {pattern} no lleva músculos: no cuenta como serie.",
    ),
    "equipment": ("The equipment “{name}” is unknown. {near}", "El material «{name}» no se conoce. {near}"),
    "equipment_missing": (
        "Say which equipment is needed; an empty list for none.",
        "Di qué material hace falta; una lista vacía si ninguno.",
    ),
    "region": ("The region “{name}” is unknown. {near}", "La zona «{name}» no se conoce. {near}"),
    "stress_missing": (
        "{regions}: how much each is stressed is missing, 0 to 1. The safety rules need it; 0 is an answer.",
        "{regions}: falta cuánto se carga cada una, de 0 a 1. Las reglas de seguridad lo necesitan; 0 también es respuesta.",
    ),
    "stress_range": ("{region}: wanted a stress of 0 to 1.", "{region}: se esperaba una carga de 0 a 1."),
    "stress_low": (
        "{region}: {why} loads it at least {least}; found {value}.",
        "{region}: {why} la carga al menos {least}; hay {value}.",
    ),
    "why_like": ("{name}, which it is like,", "{name}, a lo que se parece,"),
    "why_pattern": ("every {name} of the catalogue", "todo ejercicio de «{name}» del catálogo"),
    "stress_usual": (
        "{region}: most of “{pattern}” load it about {usual}; found {value}. Is that meant?",
        "{region}: la mayoría de «{pattern}» la carga en torno a {usual}; hay {value}. ¿Es así?",
    ),
    "skill": ("Skill is 1 (easy), 2 or 3 (hard).", "La dificultad es 1 (fácil), 2 o 3 (difícil)."),
    "skill_low": (
        "{name}, which it is like, has skill {least}; found {value}.",
        "{name}, a lo que se parece, tiene dificultad {least}; hay {value}.",
    ),
    "traits_missing": (
        "Say what speaks against it (traits): {names}. An empty list says that nothing does.",
        "Di qué habla en contra (traits): {names}. Una lista vacía dice que nada.",
    ),
    "trait": ("The trait “{name}” is unknown. {near}", "El rasgo «{name}» no se conoce. {near}"),
    "trait_needed": (
        "“{word}” stands in its name, so its traits must hold “{name}”.",
        "«{word}» está en su nombre, así que sus rasgos deben llevar «{name}».",
    ),
    "kept_from": ("Not given to whom this is about: {states}.", "No se da a quien tenga: {states}."),
    "likeness": (
        "There is no exercise “{name}” of ours to be like. {near}",
        "No hay un ejercicio nuestro «{name}» al que parecerse. {near}",
    ),
    "like_pattern": (
        "{name} has the pattern “{theirs}”; found “{own}”.",
        "{name} tiene el patrón «{theirs}»; hay «{own}».",
    ),
    "truth": ("Wanted yes or no.", "Se esperaba sí o no."),
    "weightless": (
        "A weight to note needs equipment that carries one: {names}.",
        "Para anotar un peso hace falta material que lo lleve: {names}.",
    ),
    "sentences": (
        "Wanted 1 to {most} sentences, each with “en”, “es” or both.",
        "Se esperaban de 1 a {most} frases, cada una con «en», «es» o ambas.",
    ),
    "sentence_shape": (
        "“{said}”: a sentence of at most {most} characters, plain text on one line.",
        "«{said}»: una frase de {most} caracteres como máximo, texto llano en una línea.",
    ),
    "sentence_unsafe": (
        "“{said}” must not be said to an athlete ({rule}).",
        "«{said}» no se le puede decir a un atleta ({rule}).",
    ),
    "sentence_strong": (
        "“{said}” speaks of something Milo is careful with ({rule}). Is it meant?",
        "«{said}» habla de algo con lo que Milo tiene cuidado ({rule}). ¿Es así?",
    ),
    "also": ("Further names are a list of at most {most} texts.", "Otros nombres son una lista de {most} textos como máximo."),
    "only_words": (
        "Of an exercise of ours only cues and faults can be written anew, or it can be hidden.",
        "De un ejercicio nuestro solo se pueden reescribir las claves y los fallos, u ocultarlo.",
    ),
    "both_languages": (
        "An exercise of ours speaks both languages: each sentence needs “en” and “es”.",
        "Un ejercicio nuestro habla los dos idiomas: cada frase necesita «en» y «es».",
    ),
    "items": ("Wanted 1 to {most} exercises.", "Se esperaban de 1 a {most} ejercicios."),
    "item_exercise": (
        "Line {number}: nobody knows the exercise “{name}”. {near}",
        "Línea {number}: nadie conoce el ejercicio «{name}». {near}",
    ),
    "item_withheld": (
        "Line {number}: {name} is withheld in this house; it is left out of new plans.",
        "Línea {number}: {name} está retirado en esta casa; no entra en planes nuevos.",
    ),
    "item_range": (
        "Line {number}: {field} from {least} to {most}; found {value}.",
        "Línea {number}: {field} de {least} a {most}; hay {value}.",
    ),
    "item_reps": (
        "Line {number}: fewest repetitions are more than most.",
        "Línea {number}: el mínimo de repeticiones supera al máximo.",
    ),
    "note_shape": (
        "A note is plain text of at most {most} characters.",
        "Una nota es texto llano de {most} caracteres como máximo.",
    ),
    "too_long": (
        "About {minutes} minutes: few sessions are longer than {most}.",
        "Unos {minutes} minutos: pocas sesiones duran más de {most}.",
    ),
}  # fmt: skip
IN_SPANISH = {
    "knee": "rodilla", "ankle": "tobillo", "achilles": "tendón de Aquiles", "hip": "cadera", "groin": "ingle",
    "low back": "zona lumbar", "shoulder": "hombro", "elbow": "codo", "wrist": "muñeca", "neck": "cuello",
    "pregnancy": "embarazo", "postpartum": "posparto", "hypertension": "hipertensión", "heart disease": "enfermedad cardiaca",
    "osteoporosis": "osteoporosis", "epilepsy": "epilepsia",
}  # fmt: skip
"""Regions and conditions as people are told them; in English the profile's own words are plain enough."""
LANGUAGES = {"en": ("English", "inglés"), "es": ("Spanish", "español")}
WHAT = {"name": ("name", "nombre"), "cues": ("cue", "clave"), "faults": ("fault", "fallo")}


def said(code: str, language: str, /, **values: Any) -> str:
    """A sentence in "en" or "es"."""
    return SAID[code][language == "es"].format(**values)


def spoken(word: str, language: str) -> str:
    """A region or condition in "en" or "es"."""
    return IN_SPANISH.get(word, word) if language == "es" else word
