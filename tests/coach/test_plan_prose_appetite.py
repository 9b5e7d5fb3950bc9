"""Notes on eating and on the body that harm a minor or somebody who had an eating disorder, and those that sound like them."""

from __future__ import annotations

from datetime import date
from typing import Any

from each import each
from milo.coach.safety.prose.hearer import Hearer, hearer_of
from milo.coach.safety.prose.unfit import unfit
from milo.vocabulary.athlete import parse_profile

TODAY = date(2026, 3, 2)
ADA = {"age": 34, "sex": "female", "goal": "general", "days_per_week": 3, "weight_kg": 64, "height_cm": 168}
UNMEASURED: tuple[dict[str, Any], ...] = ({"age": 15}, {"conditions": ["eating disorder"]})


def heard(**more: Any) -> Hearer:
    return hearer_of(parse_profile({**ADA, **more}, TODAY), TODAY)


def refused(text: str, hearer: Hearer) -> str | None:
    """The rule the text breaks both beside a lift and beside none; None where it may stand beside either."""
    rules = {found[0] if (found := unfit(text, hearer, of_lift=of_lift)) else None for of_lift in (True, False)}
    assert len(rules) == 1, (text, rules)
    return rules.pop()


@each("person", UNMEASURED)
@each(
    "text",
    [
        "scale says 50 by June", "leave the table hungry", "stop at 1300", "nada después de las 6", "skip breakfast until 18",
        "levántate de la mesa con hambre", "The scale should read 52 by summer", "see 48 on the scales",
        "que la báscula marque 50 en junio", "la báscula a 52 antes de verano", "number on the scale: 50",
        "50 on the scale before the meet", "scales down to 49", "quiero ver un 5 delante en la balanza", "from 58 to 52 by June",
        "de 58 a 52 para junio", "get into the 55 class", "weigh every morning", "check the scale daily", "pésate cada mañana",
        "súbete a la báscula los lunes", "measure your waist every week", "mide tu cintura cada semana",
        "photo of your belly every Sunday", "the scale decides the session", "go to bed hungry", "acuéstate con hambre",
        "stay a little hungry all day", "hunger is good", "ignore the hunger", "ignora el hambre", "aguanta el hambre",
        "pasa un poco de hambre", "stop eating before you are full", "never eat until full", "deja siempre algo en el plato",
        "leave half on the plate", "drink water instead of eating", "bebe agua si tienes hambre", "chew gum when hungry",
        "quédate con hambre", "push the plate away early", "hungry? coffee instead", "do not finish your plate",
        "no repitas plato", "no seconds", "smaller plate tonight", "plato de postre en vez de plato grande", "stop at 1300 today",
        "para en 1300", "max 1400 a day", "1200 and no more", "stay at 1500 all week", "no pases de 1400 al día",
        "keep it to 1300 on rest days", "1300 is your limit today", "tope 1300", "under 1500 on rest days", "nothing after 6",
        "nothing after six in the evening", "nothing to eat past 7 pm", "kitchen closed at 18", "kitchen closes at 6",
        "la cocina cierra a las 19", "no eating before noon", "don't eat until 14:00", "first meal at 14",
        "primera comida a las 14", "no comas hasta las 14", "last bite at 5 pm", "último bocado a las 17",
        "nothing but water until noon", "solo agua hasta mediodía", "a partir de las 7 nada de comer", "desde las 18 no se come",
        "nada más después de las 18 h", "eat nothing before the evening", "delay breakfast until 13",
        "retrasa el desayuno hasta las 13", "push breakfast to 2 pm", "breakfast at 14, dinner at 18", "café en vez de desayuno",
        "skip lunch", "sáltate la comida", "no dessert if you miss a session", "sin postre si no entrenas",
        "less dinner if you skip the run", "si no corres, cena menos", "entrena en ayunas", "no breakfast, run at 6",
        "no lunch, train instead", "train instead of lunch", "no lunch on Friday", "no breakfast this week",
        "sin desayunar, corre 5 km", "entrena en lugar de comer", "no desayunes en toda la semana",
        "You should weigh 51 by the meet", "digital scale every Monday, write it here", "la balanza dirá si puedes cenar",
        "que marque menos de 50 en la balanza", "check your belly in the mirror every day", "from 61 down to 55 before summer",
        "finish lunch still hungry", "the hungrier the better", "feeling hungry means it is working",
        "si te entra hambre, mastica chicle", "si te entra hambre, agua con limón", "tea when you feel hungry",
        "vete a la cama con hambre", "come sin llegar a llenarte", "stop two bites before full", "no food past 19:00",
        "nothing to eat from 5 pm on", "after 7 the kitchen is closed", "cierra la cocina a las 7",
        "ni un bocado después de las 20", "nada sólido hasta las 2", "no desayunes antes de las 12", "first bite at noon",
        "breakfast not before 1 pm", "cap today at 1400", "hoy tope de 1400", "no subas de 1300 hoy", "1250 max, then stop",
        "keep it below 1500 today", "1400 for the day", "rest day = 1200", "día de descanso: 1200", "swap dinner for a shake",
        "cambia la cena por un batido", "replace lunch with an apple", "a yogurt is enough for dinner",
        "con una manzana basta para cenar", "half of what mum cooks", "give half your lunch away", "hide the bread",
        "tira el bocadillo del recreo", "earn your breakfast with 5 km", "first the run, then you may eat",
        "primero corre y luego te ganas comer", "weigh 50 when school starts", "starve a little before the meet",
        "don't finish the pasta", "empty stomach until noon", "con el estómago vacío hasta las 14", "eat like a bird this week",
        "come como un pajarito", "dinner is optional", "la cena es opcional", "breakfast is for the lazy",
        "una talla menos para la boda", "skip sweets until you see abs", "jog until the ice cream is gone",
        "you owe me 5 km for that cake", "me debes 5 km por la tarta", "stairs instead of dessert", "escaleras en vez de postre",
    ],
)  # fmt: skip
def test_nobody_it_harms_is_weighed_kept_hungry_or_fed_by_the_clock(text: str, person: dict[str, Any]) -> None:
    assert refused(text, heard(**person)) is not None


@each("person", UNMEASURED)
@each(
    "text",
    [
        "no lunch on Friday, train at noon", "no entrenes en ayunas", "no breakfast club this week",
        "scale the load: 50 for the last set", "scale back to 50 % if tired", "stop at 1300 m", "stop at 1300 metres",
        "para a los 1300 metros", "stop at 13:00", "stop at 12 reps", "stop at 8", "nothing heavy after 6 weeks of this",
        "no training after 6 pm, sleep", "nada de pesas después de las 6", "no entrenes después de las 21",
        "nothing fancy after the third set", "do not train hungry", "don't train on an empty stomach", "no entrenes con hambre",
        "if you are hungry, eat first", "si tienes hambre, come algo antes", "never go to bed hungry", "eat until you are full",
        "come hasta quedarte lleno", "breakfast until 10, then the gym", "eat before 18 so dinner sits well",
        "from 50 to 60 kg on the bar by June", "from 8 to 12 reps by June", "de 8 a 12 repeticiones para junio",
        "leave the table in the corner", "leave one rep in the tank", "cut to 3 sets", "keep under 150 bpm",
        "keep under 50 % of your best", "1200 m easy, no more", "stay at 90 rpm", "max 1400 m in the pool",
        "no pases de 1400 metros", "kitchen counter push-ups at 18", "hungry for more? save it for Friday",
        "first meal within an hour of waking", "breakfast at 7, run at 9", "desayuna a las 7 y corre a las 9",
        "a snack after the run", "extra 20 minutes if you feel good", "20 minutos más si te apetece",
        "balance on the scale pad 30 s", "escala el peso a 50 en la última", "plate of pasta the night before",
        "finish your plate after long days", "plato de pasta la noche antes", "no lunch meeting on Friday, gym instead",
        "no lunch break on Friday: train in the evening", "no dinner party this week, so Thursday is free",
        "no breakfast run this week", "no lunchtime session today", "no lunch run on Monday",
        "skip the lunch session if you slept badly", "skip the breakfast ride", "drop the lunch walk this week",
        "sin comida de empresa esta semana", "no hay cena de equipo el jueves", "sin la cena del club, descansa",
        "salta la sesión de la comida", "nunca entrenes en ayunas", "no corras en ayunas", "evita entrenar en ayunas",
        "sin ayunos", "don't run fasted", "no fasted training", "never skip breakfast", "don't skip lunch before training",
        "no te saltes la cena", "do not leave out dinner", "no dejes de desayunar", "no skipping meals",
        "nada de saltarse comidas", "eat a proper lunch, no shortcuts", "no meal is too big after this one",
        "no food is forbidden", "ningún alimento está prohibido", "no food poisoning jokes", "no comas poco antes de competir",
        "not without breakfast", "no session without breakfast", "sin desayunar no se entrena", "without lunch no training",
        "no lunch yet? eat first", "¿sin desayunar? come algo antes", "if you had no breakfast, eat a banana first",
        "si no has desayunado, come un plátano antes", "if you skipped lunch, take a snack", "no coffee, breakfast instead",
        "train before dinner, then eat", "train before lunch", "session at lunch", "no sugar free stuff, eat properly",
        "the lunch ladies' class is off, no lunch class", "weigh the plates, not yourself", "no scale this month, enjoy it",
        "sin báscula este mes", "mirror check: knees over toes", "from 60 to 70 kg by summer on the squat",
        "from 3 to 5 sets by May", "from 40 s to 60 s by May", "if you get hungry on the ride, eat a bar",
        "si te entra hambre en la ruta, come", "hungry after? good, have dinner", "eat lunch, rest, then train at 5",
        "come, reposa y entrena a las 5", "nothing hard after 8 pm, it costs sleep", "nada de pantallas después de las 22",
        "no screens after 9", "no caffeine after 2 pm", "last set at 7", "última serie a las 7", "the gym closes at 9",
        "el gimnasio cierra a las 21", "stop at 1200 if the stroke falls apart, pool is 25 m", "keep it under 1500 m",
        "max 1500 steps of stairs", "tope 1500 metros", "eat again within two hours", "come otra vez en dos horas",
        "a shake after, then dinner", "batido después y luego cena", "an apple before if dinner is far",
        "have seconds, you need it", "repite plato si te apetece", "clear the plates off the bar", "use the small plates today",
        "10 kg plates for lunch class", "give the breakfast club a miss on Friday", "dinner at seven, so train at five",
        "cena a las ocho, entrena a las seis", "lunch at 14, train at 17", "comida a las 14, entreno a las 17",
        "no cena de equipo este viernes", "skip the lunchtime class", "no breakfast meeting, so use the morning",
        "never train on an empty stomach", "no salgas sin desayunar", "no vengas sin comer", "don't come without lunch",
        "no te quedes con hambre", "not eating enough? tell me", "eat more on long days", "come más los días largos",
        "you had a big lunch? wait two hours", "cake after the race, run well", "pizza with the team after the run",
        "if you had a big dinner, train later", "20 more minutes if the legs are good", "run to the bakery and back",
        "corre hasta la panadería y vuelve", "Warm up 10 minutes, then 3 rounds", "1200 m warm up, no more",
        "ride until 18:30, home before dark", "nothing tomorrow, sleep in", "nada mañana, descansa", "Nothing new on race day",
        "nothing until Thursday", "no run until Friday", "eat at 6, train at 8", "lunch first, gym second",
        "primero comer, luego gimnasio", "first the walk, then the stretch", "give lunch time to digest",
        "hide behind the post and sprint", "throw the ball, catch, repeat", "toss the bread bag? no, the medicine ball",
        "10 k at your own pace, cake at the end", "birthday cake today, enjoy it, easy run tomorrow",
        "tarta de cumpleaños, disfruta", "30 more seconds than last week", "two more sets than Monday",
        "una serie más que el lunes", "from 45 to 40 s rest by May", "from 90 to 60 s of rest", "from 12 to 8 reps by week 4",
        "heart rate from 150 to 140 by May", "cadence 85 by June", "be there at 50 past", "at 60 % by June",
        "at 80 rpm for the whole summer ride", "measure the box height, 40 cm", "measure your hip mobility every month",
        "mide la altura del cajón", "write down how it felt", "apunta cómo te sentiste", "photo of your squat from the side",
        "belly tight, ribs down", "hips level, check in the mirror", "barriga dura, costillas abajo", "waist high kettlebell",
        "keep the water bottle near", "water at 20, 40 and 60 minutes", "stop when hungry and eat",
        "stay hungry for goals, not for food", "day 1: 1500 m swim", "total today: 1500 yards", "1000 skips today",
        "1000 jumps a day is too much", "hoy 1200 saltos", "finish by 19:00", "meet at 1800", "no food truck near, bring lunch",
        "soup for dinner, warm and big", "sopa para cenar y pan", "fruit for breakfast with yoghurt and oats",
        "water for lunch in the bag", "lunch is at the club today", "swap lunch run for evening run",
        "swap dinner with mum to 8, train at 6", "change lunch to 14 on Friday", "plate of rice before the match",
        "two plates on the bar", "half plates for deadlifts", "pull the plates close", "full range, stop before the bounce",
        "eat slowly, stop when you like", "eat with the family", "cena con la familia", "kitchen timer for the intervals",
        "last food 2 hours before the race", "última comida dos horas antes de la carrera", "first drink at km 5",
        "no gels before km 10", "breakfast at 10 on Sunday, ride at 12", "late breakfast on Sunday is fine", "brunch then yoga",
        "dolor de agujetas es normal", "sore legs are normal", "being tired is normal", "breathing hard is fine",
        "heart beating fast in sprints is normal",
    ],
)  # fmt: skip
def test_meals_scales_and_numbers_that_mean_something_else_may_be_told(text: str, person: dict[str, Any]) -> None:
    assert refused(text, heard(**person)) is None


@each("text", ["at 50 by June", "be 52 for the wedding"])
def test_a_bare_number_by_a_date_is_the_bodys_where_nothing_is_lifted(text: str) -> None:
    found = unfit(text, heard(age=15), of_lift=False)
    assert found is not None
    assert found[0] == "PL-40"
    assert unfit(text, heard(age=15), of_lift=True) is None


@each(
    "text",
    [
        "ate too much yesterday so 10 km more", "ayer cené de más: 40 minutos extra", "extra 20 minutes if you had dessert",
        "20 minutos más si tomaste postre", "punish yesterday's pizza", "double session after the party food", "run the pizza off",
        "if you binge, run", "si te das un atracón, corre 5 km", "si te pasaste con la comida, haz otra serie",
        "undo the weekend's food", "you had cake so add two laps", "comiste tarta, así que dos vueltas más",
        "3 extra sets because of the burger", "por la hamburguesa, 3 series extra", "each biscuit costs ten burpees",
        "cada galleta son diez burpees", "bebiste cerveza: 5 km de castigo",
    ],
)  # fmt: skip
def test_what_was_eaten_is_paid_off_by_nobody(text: str) -> None:
    assert refused(text, heard()) in {"ED-01", "V-06"}
    assert refused(text, heard(age=15)) is not None


@each(
    "text",
    [
        "no entrenes en ayunas", "nunca en ayunas", "you had a big lunch? wait two hours", "cake after the race, run well",
        "pizza with the team after the run", "if you had a big dinner, train later", "20 more minutes if the legs are good",
        "run to the bakery and back", "corre hasta la panadería y vuelve", "a bit dizzy after spins? look at the wall and stop",
        "wine tasting on Friday, 2 more km to the vineyard", "for the pizza night on Friday bring a friend",
        "no alcohol this week", "beer mile on Sunday", "had pizza yesterday, so legs may feel full: easy run",
        "cenaste tarde, hoy suave", "intermittent fasting is up to you", "1800 a day",
    ],
)  # fmt: skip
def test_eating_beside_training_may_be_told_to_an_adult(text: str) -> None:
    assert refused(text, heard()) is None


@each("text", ["stop at 1300", "nothing after 6", "leave the table hungry", "weigh every morning", "first meal at 14"])
def test_an_adult_without_a_flag_may_note_it(text: str) -> None:
    assert refused(text, heard()) is None
