"""What the coach says of allergies, a diet or a race told in talk. Two languages."""

from __future__ import annotations

FOODS_ES = {
    "milk": "leche", "lactose": "lactosa", "egg": "huevo", "gluten": "gluten", "nuts": "frutos secos", "peanut": "cacahuete",
    "fish": "pescado", "shellfish": "marisco", "soy": "soja", "sesame": "sésamo", "celery": "apio", "sulphite": "sulfitos",
    "mustard": "mostaza", "lupin": "altramuz", "pork": "cerdo", "beef": "ternera", "meat": "carne",
}  # fmt: skip
"""Allergens as the profile has them -> their Spanish names; a food left out by its name keeps the words it was told in."""

_WORDS: dict[str, dict[str, str]] = {
    "none": {
        "en": "You have no profile yet: put it on the Profile page first, and your diet, allergies and race with it.",
        "es": "Aún no tienes perfil: ponlo primero en la página Perfil, y con él tu dieta, tus alergias y tu carrera.",
    },
    "allergy_ask": {
        "en": "I understood: allergic to {what}. Shall I save it in your profile, so that no meal contains it? Say yes or no.",
        "es": "He entendido: alergia a {what}. ¿Lo anoto en tu perfil, para que ninguna comida lo lleve? Di sí o no.",
    },
    "left_out_ask": {
        "en": "I understood: you do not eat {what}. Shall I add it to what your meals leave out? Say yes or no.",
        "es": "He entendido: no comes {what}. ¿Lo anoto en tu perfil con lo que las comidas dejan fuera? Di sí o no.",
    },
    "diet_ask": {
        "en": "I understood: your diet is {diet} now. Shall I save it in your profile? Say yes or no.",
        "es": "He entendido: tu dieta es ahora {diet}. ¿Lo anoto en tu perfil? Di sí o no.",
    },
    "diet_and_ask": {
        "en": "I understood: your diet is {diet} now, and you do not eat {what}. Shall I save both in your "
        "profile? Say yes or no.",
        "es": "He entendido: tu dieta es ahora {diet}, y no comes {what}. ¿Anoto las dos cosas en tu perfil? Di sí o no.",
    },
    "diet_left_ask": {
        "en": "I understood: your diet is {diet} no longer. Shall I remove it from your profile? What you are allergic to or leave "
        "out stays. Say yes or no.",
        "es": "He entendido: tu dieta ya no es {diet}. ¿La quito de tu perfil? Tus alergias y lo que no comes "
        "se quedan. Di sí o no.",
    },
    "diet_not_held": {
        "en": "Your profile does not have that diet ({diet}), so there is nothing to take out.",
        "es": "Tu perfil no tiene esa dieta ({diet}), así que no hay nada que quitar.",
    },
    "diet_none": {"en": "no diet with a name", "es": "ninguna dieta con nombre"},
    "holds": {"en": "In your profile: {what}.", "es": "En tu perfil: {what}."},
    "holds_none": {
        "en": "Your profile holds no allergy, nothing that meals leave out and no diet. Tell me one: I am allergic to eggs.",
        "es": "Tu perfil no tiene ninguna alergia, nada que las comidas dejen fuera y ninguna dieta. Dímelo, por ejemplo: soy "
        "alérgica al huevo.",
    },
    "race_ask": {
        "en": "I understood your race: {race}. Shall I save it in your profile as your race? Say yes or no.",
        "es": "He entendido tu carrera o prueba: {race}. ¿La anoto en tu perfil como tu meta? Di sí o no.",
    },
    "race_gone_ask": {
        "en": "Your profile has this race: {race}. Shall I take it out, so that you train for none? A plan that works "
        "towards it is then made anew. Say yes or no.",
        "es": "Tu perfil tiene esta carrera o prueba: {race}. ¿La quito, para que no entrenes para ninguna? Un "
        "plan que se orienta a ella se hace entonces de nuevo. Di sí o no.",
    },
    "race_gone": {
        "en": "All right: no race is in your profile, and none is written into it.",
        "es": "De acuerdo: en tu perfil no hay ninguna carrera, y no anoto ninguna.",
    },
    "race_none": {"en": "no race", "es": "ninguna carrera"},
    "held": {
        "en": "That is in your profile already: {what}. Meals leave it out.",
        "es": "Eso ya está en tu perfil: {what}. Las comidas lo dejan fuera.",
    },
    "diet_held": {"en": "Your profile has that diet already: {diet}.", "es": "Tu perfil ya tiene esa dieta: {diet}."},
    "unknown": {
        "en": "I know no food called {what}, so my meals cannot leave it out. If it is a food, tell me another name of it, or add "
        "it to your allergies on the Profile page; until then look through what every meal holds.",
        "es": "No conozco ningún alimento llamado {what}, así que mis comidas no pueden dejarlo fuera. Si es un alimento, dime "
        "otro nombre, o ponlo entre tus alergias en la página Perfil; hasta entonces mira lo que lleva cada comida.",
    },
    "gone": {
        "en": "I take no allergy away in a talk: do that on the Profile page, under food.",
        "es": "No quito ninguna alergia en la charla: hazlo en la página Perfil, en comida.",
    },
    "race_over": {
        "en": "That day is over. Tell me the date of the next race and I put it into your profile.",
        "es": "Ese día ya pasó. Dime la fecha de la próxima carrera y la pongo en tu perfil.",
    },
    "race_day": {
        "en": "On which day is it? Tell me the race with its date, such as: I have a half marathon on 21 March.",
        "es": "¿Qué día es? Dime la carrera con su fecha, por ejemplo: tengo una media maratón el 21 de marzo.",
    },
    "left": {
        "en": "All right, your profile stays as it is. The Profile page takes it whenever you want.",
        "es": "De acuerdo, tu perfil queda como está. La página Perfil lo recoge cuando quieras.",
    },
    "same": {"en": "Your profile has that already.", "es": "Tu perfil ya lo tiene."},
    "kept": {"en": "Saved in your profile: {what}.", "es": "Anotado en tu perfil: {what}."},
    "allergies": {"en": "meals leave out {what}", "es": "las comidas dejan fuera {what}"},
    "meals": {"en": "The meals follow it from now on.", "es": "Las comidas lo siguen desde ahora."},
    "no_meals": {
        "en": "I can make no meals with that for now: {why}.",
        "es": "Con eso ahora no puedo hacer comidas: {why}.",
    },
    "plan": {"en": "In your plan: {what}.", "es": "En tu plan: {what}."},
    "put_back": {"en": "Undone. Your profile again has: {what}.", "es": "Deshecho. Tu perfil vuelve a tener: {what}."},
    "plan_stays": {
        "en": "Your plan stays as it is until you ask for a new one.",
        "es": "Tu plan queda como está hasta que pidas uno nuevo.",
    },
    "plan_back": {"en": "Your plan is again as it was before.", "es": "Tu plan vuelve a estar como antes."},
    "plan_not_back": {
        "en": "Your plan stays as it is now: {why}. Say “make me a new plan” for one that fits.",
        "es": "Tu plan queda como está ahora: {why}. Di «hazme un plan nuevo» para uno que encaje.",
    },
    "sport_out": {"en": "No longer among your sports: {what}.", "es": "Ya no está entre tus deportes: {what}."},
    "sport_in": {"en": "Among your sports again: {what}.", "es": "De nuevo entre tus deportes: {what}."},
    "plan_more": {"en": "And {count} more changes.", "es": "Y {count} cambios más."},
    "race_plan": {
        "en": "Say “make me a new plan”: it works towards that day.",
        "es": "Di «hazme un plan nuevo»: se orienta a ese día.",
    },
    "diet_now": {"en": "your diet is {diet}", "es": "tu dieta es {diet}"},
    "vegan": {"en": "vegan", "es": "vegana"},
    "vegetarian": {"en": "vegetarian", "es": "vegetariana"},
    "pescatarian": {"en": "pescatarian", "es": "pescetariana"},
    "halal": {"en": "halal", "es": "halal"},
}  # fmt: skip


def tell(key: str, language: str, **values: object) -> str:
    """A sentence in a language, English where there is no other."""
    said = _WORDS[key]
    return said.get(language, said["en"]).format(**values)


def tell_diet(diet: str, language: str) -> str:
    """A diet of a profile by its name; one without a sentence of ours as the profile has it."""
    return tell(diet, language) if diet in _WORDS else diet
