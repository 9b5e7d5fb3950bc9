"""What is said of the way to a race, in English and Spanish: the day's title, what the taper did, and why there is none."""

from __future__ import annotations

from milo.vocabulary.athlete import Event
from milo.vocabulary.numbers_written import shortest_written
from milo.vocabulary.plan import Adjustment

LONGEST_WEEKS = 24  # weeks a plan reaches ahead on its own (our choice)

WORDS = {
    "en": {
        "title": "Race day: {title} (warm-up)",
        "meet": "Meet day: {title}",
        "race_km": "{activity}, {km} km",
        "warm": "Easy minutes to warm up; the {what} itself is yours and no part of the training minutes",
        "race_word": "race",
        "meet_word": "meet",
        "taper": "{title} on {date} (week {week}): weekly endurance {old} -> {new} min{hard}",
        "hard": ", hard days {hard}",
        "taper_sets": "{title} on {date} (week {week}): weekly sets {old} -> {new}, loads kept",
        "day": "week {week}: after {day} no training but the race day; the day before is rest",
        "longest": "longest run before the race: about {new} of {km} km "
        "(reckoned at {pace} min/km, your pace is not known; slower is less far)",
        "jump": "{title}: the race asks for {km} km, {times} times the longest run before it, about {most} km; over twice the "
        "longest of a month injuries are more than twice as many -> better a shorter race or a later date, or much of it walked",
        "longest_learnt": "most running in one go before the race: {new} min, {piece} min of them without walking, for {km} km; "
        "as limits and weeks allow, so plan to walk parts of the race",
        "no_training": "{title}: Milo has no training made for this kind of event -> general preparation and easier weeks "
        "before it; "
        "what is special to it is not in this plan",
        "no_stations": "{title}: Milo has no training made for its stations or obstacles -> general preparation: {parts}; "
        "practise the stations themselves where you have them, they are not in this plan",
        "by.threshold": "running at threshold", "by.runs": "easy running", "by.lunges": "lunges", "by.carries": "carries",
        "by.rows": "rows", "by.squats": "squats",
        "race_food": "carbohydrate of a mean day, {old} g -> {new} g ({per_kg} g per kg) on {days}{hourly}",
        "race_and_eve": "the day of the race and the day before",
        "race_only": "the day of the race",
        "hourly": "; {least} to {most} g an hour while it lasts",
        "longest_min": "{what}: longest before the race {new} min, of about {need} min in it",
        "grows": "{what}: longest session {old} -> {new} min by week {week}, one a week over the {asked} min asked for",
        "asked": "{what}: {asked} min a session hold the long day back; with more in the profile it grows, within the limits",
        "months": "{what}: how many months you have trained is not told; with more than {months} the long day may pass "
        "{asked} min, within the limits",
        "after": "week {week} on: {days} easy days after the race, nothing hard in them; rest first, lifting later",
        "past": "{title} on {date} is past -> no taper in this plan; give the next date, or take the event out of the profile",
        "before": "{title} on {date} is before this plan begins -> no taper in it; give the next date after the race",
        "later": "{title} on {date} is in week {week}, after this plan's {weeks} -> no taper yet; ask for {week} weeks",
        "far": "{title} on {date} is in week {week} -> no taper yet; plan again from {LONGEST_WEEKS} weeks before it",
        "too_far": "{title} on {date} -> not in this plan: it asks for {km} km, {times} times the longest run you may have "
        "by then, about "
        "{most} km, as that grows by a tenth a week at most -> a shorter race or a later date",
        "too_far_unknown": "{title} on {date} -> not in this plan: it asks for {km} km, {times} times the longest run you "
        "may have by "
        "then, about {most} km, as no run of the last month is known -> tell your longest run if there is one; else a "
        "shorter race or a "
        "later date",
        "too_long_minor": "{title} on {date} -> not in this plan: about {need} min is more than Milo prepares somebody "
        "under 18 for -> a "
        "shorter race",
        "kept_out": "{title} on {date} -> not in this plan: these weeks stay inside what is safe or cleared for you now",
        "running": "running", "cycling": "cycling", "swimming": "swimming", "rowing": "rowing", "walking": "walking",
        "strength": "strength", "yoga": "yoga", "other": "race",
    },
    "es": {
        "title": "Día de la carrera: {title} (calentamiento)",
        "meet": "Día de la competición: {title}",
        "race_km": "{activity}, {km} km",
        "warm": "Unos minutos suaves para calentar; la {what} es tuya y no cuenta como minutos de entrenamiento",
        "race_word": "carrera",
        "meet_word": "competición",
        "taper": "{title} el {date} (semana {week}): resistencia semanal {old} -> {new} min{hard}",
        "hard": ", días fuertes {hard}",
        "taper_sets": "{title} el {date} (semana {week}): series semanales {old} -> {new}, las cargas se mantienen",
        "day": "semana {week}: después del {day} no hay más entrenamiento que el día de la carrera; la víspera es descanso",
        "longest": "carrera más larga antes: unos {new} de {km} km "
        "(contando {pace} min/km, no sabemos tu ritmo; más lento es menos lejos)",
        "jump": "{title}: la prueba pide {km} km, {times} veces la carrera más larga antes, de unos {most} km; por encima del "
        "doble de la más larga de un mes hay más del doble de lesiones -> mejor una más corta o más tarde, o caminar gran parte",
        "longest_learnt": "lo más que corres en una salida antes de la prueba: {new} min, {piece} de ellos sin caminar, "
        "para {km} km; "
        "según límites y semanas, así que cuenta con caminar partes de la prueba",
        "no_training": "{title}: Milo no tiene un entrenamiento para este tipo de prueba -> preparación general y semanas "
        "más suaves "
        "antes; lo propio de ella no está en este plan",
        "no_stations": "{title}: Milo no tiene un entrenamiento para sus estaciones u obstáculos -> preparación general: {parts}; "
        "practica las estaciones donde las tengas, no están en este plan",
        "by.threshold": "carrera a ritmo de umbral", "by.runs": "carrera suave", "by.lunges": "zancadas",
        "by.carries": "paseos con carga", "by.rows": "remos", "by.squats": "sentadillas",
        "race_food": "hidratos de un día medio, {old} g -> {new} g ({per_kg} g por kg) {days}{hourly}",
        "race_and_eve": "el día de la prueba y la víspera",
        "race_only": "el día de la prueba",
        "hourly": "; durante la prueba, de {least} a {most} g por hora",
        "longest_min": "{what}: la más larga antes de la prueba, {new} min de unos {need}",
        "grows": "{what}: sesión más larga {old} -> {new} min hasta la semana {week}, una por semana sobre los {asked} min pedidos",
        "asked": "{what}: {asked} min por sesión frenan el día largo; con más minutos en el perfil crece, dentro de los límites",
        "months": "{what}: no consta cuántos meses llevas entrenando; con más de {months}, el día largo puede pasar de "
        "{asked} min, dentro de los límites",
        "after": "desde la semana {week}: {days} días suaves tras la prueba, sin nada fuerte; primero descanso, la fuerza después",
        "past": "{title} el {date} ya pasó -> este plan no lleva puesta a punto; da la próxima fecha o quita la prueba del perfil",
        "before": "{title} el {date} es antes de que empiece este plan -> sin puesta a punto; tras la prueba, da la próxima fecha",
        "later": "{title} el {date} cae en la semana {week}, tras las {weeks} del plan -> sin puesta a punto; pide {week} semanas",
        "far": "{title} el {date} cae en la semana {week} -> sin puesta a punto; vuelve a planificar a {LONGEST_WEEKS} semanas",
        "too_far": "{title} el {date} -> fuera de este plan: pide {km} km, {times} veces la carrera más larga que puedes "
        "tener para "
        "entonces, unos {most} km, porque crece como mucho una décima parte por semana -> una más corta o más tarde",
        "too_far_unknown": "{title} el {date} -> fuera de este plan: pide {km} km, {times} veces la carrera más larga que "
        "puedes tener "
        "para entonces, unos {most} km, porque no consta ninguna carrera del último mes -> di tu más larga si la hay; si "
        "no, una prueba "
        "más corta o más tarde",
        "too_long_minor": "{title} el {date} -> fuera de este plan: unos {need} min son más de lo que Milo prepara con "
        "menos de 18 años "
        "-> una prueba más corta",
        "kept_out": "{title} el {date} -> fuera de este plan: estas semanas siguen dentro de lo que ahora es seguro para ti",
        "running": "carrera a pie", "cycling": "ciclismo", "swimming": "natación", "rowing": "remo", "walking": "caminata",
        "strength": "fuerza", "yoga": "yoga", "other": "prueba",
    },
}  # fmt: skip
DAYS_ES = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")


def title_of(event: Event, language: str) -> str:
    """How the event is called: its own title, else sport and distance."""
    if event.title:
        return event.title
    words = WORDS[language]
    if event.distance_km is None:
        return words[event.activity]
    return words["race_km"].format(activity=words[event.activity], km=shortest_written(event.distance_km, language))


def said_of(word: str, language: str, rule: str, **values: object) -> Adjustment:
    """What was done for a rule. values: of the sentence; numbers with a point are written in the language's manner."""
    told = {k: shortest_written(v, language) if isinstance(v, float) else v for k, v in values.items()}
    return Adjustment(rule=rule, what=WORDS[language][word].format(LONGEST_WEEKS=LONGEST_WEEKS, **told))
