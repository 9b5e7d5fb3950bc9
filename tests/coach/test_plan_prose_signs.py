"""Notes on warning signs and dangers, and the ordinary ones that sound like them, in both languages."""

from __future__ import annotations

from datetime import date
from typing import Any

from each import each
from milo.coach.safety.prose.hearer import Hearer, hearer_of
from milo.coach.safety.prose.unfit import Unfit, unfit
from milo.vocabulary.athlete import parse_profile

TODAY = date(2026, 3, 2)
ADA = {"age": 34, "sex": "female", "goal": "general", "days_per_week": 3, "weight_kg": 64, "height_cm": 168}
EVERYBODY: tuple[dict[str, Any], ...] = (
    {},
    {"age": 15},
    {"conditions": ["eating disorder"]},
    {"pregnant": True},
    {"conditions": ["hypertension"]},
)


def heard(**more: Any) -> Hearer:
    return hearer_of(parse_profile({**ADA, **more}, TODAY), TODAY)


def refused(text: str, hearer: Hearer) -> str | None:
    """The rule the text breaks both beside a lift and beside none; None where it may stand beside either."""
    rules = {found[0] if (found := unfit(text, hearer, of_lift=of_lift)) else None for of_lift in (True, False)}
    assert len(rules) == 1, (text, rules)
    return rules.pop()


@each(
    "text",
    [
        "Squeeze out one more even if your back screams", "Sharp pain just means it's working",
        "If the shoulder clicks and stings, grind it out", "Tape the ankle and run on it", "two ibuprofen before the run",
        "take painkillers so you can finish", "pop an ibuprofen if the knee complains and carry on", "ice it and keep lifting",
        "véndate la rodilla y sigue", "tómate un ibuprofeno antes de correr", "dos paracetamoles y a correr",
        "si la rodilla cruje y duele, aprieta los dientes", "el dolor es debilidad saliendo del cuerpo", "no pain no gain",
        "dizzy is fine, go on", "mareado? sigue hasta el final", "seeing stars means you did it right", "train until you puke",
        "entrena hasta vomitar", "finish the set even if you feel faint", "Skip your insulin on training days",
        "sáltate la pastilla de la tensión hoy", "halve the beta blocker on race day",
        "no tomes tu medicación antes de la carrera", "leave the inhaler at home", "deja el inhalador en casa",
        "two inhaler puffs more than prescribed", "run at 2 pm in the heat to toughen up, no water",
        "no drinking during the session", "no bebas agua en toda la tirada", "sin agua aunque haga calor",
        "train in three sweaters in the sun", "corre a mediodía con chubasquero para sudar kilos",
        "swim underwater until you see black", "hold your breath underwater as long as you can, alone",
        "apnea en la piscina hasta el límite", "hyperventilate before the dive", "hiperventila antes de bucear",
        "hold your breath until you nearly pass out", "run through the flu", "39 de fiebre no es excusa", "fever? sweat it out",
        "coughing blood is normal after sprints", "chest pressure goes away if you keep running",
        "heart racing at rest? intervals will fix it", "knocked your head? shake it off", "golpe en la cabeza: sacúdete y sigue",
        "No spotter, no safeties, max out", "no sleep tonight, train at 3", "duerme 3 horas y entrena",
        "train every day, no rest, 60 days", "nunca descanses", "rest days are for the weak", "don't tell your doctor about this",
        "no se lo digas al médico", "don't tell your parents", "que no se enteren tus padres", "never mind what the physio said",
        "the physio exaggerates, load it", "tear off the cast and move it", "take the brace off against advice",
        "stretch until something pops", "estira hasta que cruja", "bounce into the pain", "numb toes are fine, keep cycling",
        "tingling arm, ignore it", "adormecido el pie, no pasa nada", "run on the stress fracture", "corre con la fisura",
        "water fast for two days", "vomita lo que sobre", "two packs of diuretics before the weigh in",
        "diurético antes del pesaje", "spit into a cup to make weight", "dehydrate before the weigh-in",
        "deshidrátate para el pesaje", "If you feel faint, finish the set first", "si te mareas, acaba la serie antes",
        "a bit of chest tightness is normal on hills", "algo de opresión en el pecho es normal en cuesta",
        "Numb foot? Shake it off and run", "you will see black spots, push on", "train with the fever, it helps",
        "entrena con fiebre suave", "palpitaciones: no pasa nada, aprieta", "until your hands bleed",
        "hasta que te sangren las manos", "hasta que no puedas andar", "corre con dos sudaderas al sol",
        "al máximo sin nadie que te vigile", "quítate la férula y mueve", "sin inhalador hoy",
        "the doctor is too careful, do it anyway", "el médico exagera", "swim as far as you can underwater",
        "bucea todo lo que puedas sin respirar", "swollen ankle? bandage it and run on", "tobillo hinchado, véndalo y a correr",
        "concussion last night, light contact is fine", "If you get light headed on the rower just breathe and finish",
        "A little faintness never hurt anyone", "your arm may go numb, that's the deadlift working",
        "stabbing in the side of the chest? speed up, it passes", "knee swollen like a melon: squat anyway",
        "heart skips a beat? keep the pace", "you hit your head on the bar, two minutes and back in",
        "run on the sprained ankle, it warms up", "peeing brown is a badge of honour", "orina oscura es señal de buen trabajo",
        "cola colored pee after this one is normal", "si te falta el aire en reposo, corre más",
        "si ves lucecitas, una repetición más", "si se te duerme el brazo, sigue remando", "pinchazo en el pecho: respira y sigue",
        "corre con el esguince, se calienta", "te has dado en la cabeza, dos minutos y vuelves",
        "el corazón da saltos, no aflojes", "con 38 de fiebre solo tren superior", "with a temperature of 38.5 just do arms",
        "calf is hot and swollen, roll it hard and run", "gemelo hinchado y caliente: masajea y corre",
        "skip warm up, straight to 140 kg", "no bebas hasta llegar a casa, son 25 km", "first 20 km dry",
        "los primeros 20 km sin beber", "40 °C outside, intervals at noon", "40 grados fuera: series a mediodía",
        "drink as much as you can during the marathon", "bebe todo lo que puedas en la carrera", "salt tablets and no water",
        "double your metformin after cake", "take grandpa's beta blocker for the shoot", "prueba el ventolin de tu hermano",
        "use someone else's adderall", "a bit of clen before summer", "500 mg of test a week", "pincha testosterona",
        "hold your breath for 3 minutes in the bath", "aguanta dos minutos bajo el agua", "no air for two lengths",
        "dos largos sin respirar", "sleep is for the weak", "dormir es de cobardes", "you can rest when you are dead",
        "if it isn't hurting it isn't working", "si no duele no sirve", "pain is just information, override it", "hazlo con dolor",
        "beat yourself up if you miss", "you are pathetic if you skip", "eres un vago si paras",
        "lungs burning and chest tight? two more sprints", "if you see spots keep your eyes on the bar and grind",
        "the tingling in your fingers will go, keep curling", "fainting is part of the sport", "desmayarse es parte del deporte",
        "si te mareas, apóyate y sigue", "notarás hormigueo, no le hagas caso", "el pecho aprieta un poco, es normal",
        "rodilla hinchada, hoy sentadilla igual", "corre aunque cojees", "take two aspirin and go long",
        "cortisone shot then heavy squats", "no cooldown needed even if dizzy", "3 L of water before the start",
        "1 litre every half hour", "no electrolytes, no water, mental strength", "run at 38 degrees in the sun, tempo pace",
        "wear a bin liner and ride", "ignore your asthma today", "inhaler is cheating", "deja la medicación los días de serie",
        "the surgeon is wrong, jump",
    ],
)  # fmt: skip
def test_nobody_is_told_to_go_on_with_a_warning_sign_or_into_a_danger(text: str) -> None:
    assert refused(text, heard()) is not None
    assert refused(text, heard(age=15)) is not None


@each("person", EVERYBODY)
@each(
    "text",
    [
        "Knees out, chest up, breathe out as you stand", "If your back rounds, lower the weight",
        "Stop the set when the bar slows", "Easy pace: you can talk in sentences", "Two minutes rest, more if you need it",
        "Drink to thirst, more if it is hot", "In heat run early, in the shade, slower", "Take water on the long run",
        "Eat something with carbs two hours before", "Protein and rice after, no hurry", "Ask your physio before adding load",
        "Reliever in your pocket", "Take your pill as always", "Sharp pain: stop and tell me",
        "A pull in the hamstring ends the session", "Muscles may burn, joints may not", "Dizzy? Sit down and drink",
        "No fever, no cough: then go", "With a cold, half the time", "If you slept badly, walk instead",
        "Breathe through the nose for ten minutes", "Three breaths at the bottom of the stretch",
        "Look at the wall, not the mirror", "Bar path straight, elbows under", "20 kg today, 22.5 next week if all reps are clean",
        "Cadence 90, seat two fingers higher", "400 easy, 8 x 50 with 20 s rest, 200 easy", "Row at 22 strokes a minute",
        "Shoes with grip, the path is wet", "Rodillas hacia fuera, suelta el aire al subir",
        "Si se redondea la espalda, baja el peso", "Para cuando la barra vaya lenta", "Ritmo de poder hablar",
        "Dos minutos de descanso, más si hace falta", "Bebe cuando tengas sed", "Con calor sal temprano y por la sombra",
        "Lleva agua a la tirada larga", "Come algo con hidratos dos horas antes", "Pregunta al fisio antes de subir carga",
        "El inhalador siempre contigo", "Toma tu pastilla como siempre", "Dolor agudo: para y me avisas",
        "Los músculos pueden quemar, las articulaciones no", "¿Mareo? Siéntate y bebe", "Con catarro, la mitad del tiempo",
        "Si dormiste mal, pasea", "Respira por la nariz diez minutos", "Hombros lejos de las orejas",
        "20 kg hoy, 22,5 la próxima si salen limpias", "Cadencia 90, sillín dos dedos más alto",
        "Deja dos repeticiones en reserva", "Talón apoyado, punta hacia fuera", "Zapatillas con agarre, el camino está mojado",
        "Camina la primera vuelta, trota la segunda", "Don't take ibuprofen before the race",
        "No tomes ibuprofeno antes de la carrera", "No breath holding", "Don't hold your breath, count aloud", "Never swim alone",
        "Nunca nades solo", "If you feel faint, lie down and call someone", "Tell your doctor about this plan",
        "Cuéntale el plan a tu médico", "A rest day is part of the plan", "Sleep eight hours before the long one",
        "Stretch until you feel a pull, never pain", "Estira hasta notar tirantez, nunca dolor",
        "Half a litre of water an hour is plenty", "Medio litro por hora basta",
        "Always bring the inhaler, never leave it at home", "Ice cream after, you were great", "Ice the knee after if it is warm",
        "Hielo en la rodilla después si está caliente", "Tape the bar with chalk", "Tape on the thumb for the hook grip",
        "Dizzy after the turns? Pick one point on the wall", "If you get a fever, the week is off",
        "After the flu start at half the load", "Back after the flu: keep going easy",
        "Fever gone for a day: go on with the easy week", "Numb hands on the bars: shake them out and change grip",
        "If your hands tingle, loosen the straps", "If the calf is swollen, no running, call your doctor",
        "Chest pressure: stop and call 112", "Chest up, heavy but clean", "Keep breathing, keep going to the cone",
        "Finish strong, the last 200 m faster", "One more set if the first felt easy", "Never until you are dizzy",
        "Hang until your grip opens", "Run until the bridge and back", "Walk until it hurts, then turn round",
        "Stop before it hurts", "Hit the heavy bag, head up", "Bump the head of the foam roller gently",
        "The stress fracture healed in May: run on grass", "Broken sets are fine: 6, 5, 4", "Swim with the snorkel, calm strokes",
        "Underwater kick to the flags, breathe when you want", "200 ml of water every 15 minutes", "a litre over two hours",
        "Two layers, it is cold and windy", "Dress in three layers, take one off in the sun", "No spotter today: use the machine",
        "Without a spotter keep two reps in reserve", "Slept 4 hours? Walk today", "Never rest the bar on your neck",
        "Rest days are for walking", "Take the boot off when the doctor says so", "Hide the phone from yourself",
        "Stretch slowly, nothing should pop", "The physio knows the knee best", "no water on the trail, carry two bottles",
        "If you feel sick at the start, slow down; if it stays, stop", "Blackout curtains and sleep",
        "Mareo al levantarte: siéntate un minuto", "Tras la gripe, la mitad y sin prisa", "Con fiebre no se entrena",
        "Si hay fiebre, la semana se cae", "Si se te duermen las manos, cambia el agarre",
        "Opresión en el pecho: para y llama al 112", "Termina fuerte los últimos 200 m", "Una serie más si fue fácil",
        "Corre hasta el puente y vuelve", "Aguanta la plancha 30 s", "Camina hasta que moleste y da la vuelta",
        "Para antes de que duela", "La fisura ya curó: corre por hierba", "200 ml de agua cada 15 minutos", "Dos capas, hace frío",
        "Sin compañero: usa la máquina", "¿Dormiste 4 horas? Hoy paseo", "No descanses la barra en el cuello",
        "No descanses más de un minuto", "El fisio conoce tu rodilla", "sin agua en la ruta, lleva dos bidones",
        "Vuelve a correr cuando pase la fiebre", "Si te mareas, baja el ritmo y bebe",
        "Sin mareo ni dolor, sigue con la siguiente", "Si no hay mareo, sigue", "No dizziness? Carry on",
        "If you do not feel faint, finish the set", "If you get light headed, rack it and sit",
        "Head knock: session over, see a doctor", "Dark urine means stop and see a doctor today", "orina oscura: médico hoy",
        "Sprained ankle: bike instead, no impact", "esguince: bici en vez de correr", "fever means rest",
        "fiebre significa descanso", "hot day: start at 7, shade, slower", "40 grados: mejor mañana temprano",
        "small sips every 20 minutes", "sorbos pequeños cada 20 minutos", "breathe every two strokes", "respira cada dos brazadas",
        "float on your back and breathe", "out of breath at the top is expected, walk down",
        "legs feel dead on the first km, that is normal", "dead hang 20 s", "test day: easy 5 km by feel",
        "speed is not the point today", "forearms burn? good, rest 90 s", "shake out the arms between sets",
        "long warm up, it is cold", "calienta bien, hace frío", "run tall, look far", "corre alto, mira lejos",
        "belt only above 80 %", "if the bar drifts, stop and reset", "two fingers under the chin, neck long",
        "if nauseous, skip the rest of the set", "stomach upset: only easy walking", "blister? tape it and carry on",
        "ampolla: tápala y sigue", "stitch in the side: slow down, breathe out, go on", "flato: afloja, suelta el aire y sigue",
        "cramp? stretch it, then go on easy", "calambre: estira y sigue suave", "keep going until the whistle",
        "fight for the last two reps with good form", "Swollen river: take the bridge and run back",
        "Swing the kettlebell and squat", "hit the wall ball, catch and squat", "hit your splits, then jog",
        "head up, chest heavy on the bar", "finish the last rep as clean as the first", "one more round if you feel fresh",
        "legs heavy on the hill is fine", "sweaty is fine, shaking is not", "If the ankle swells, ice it and rest",
        "old sprain: single leg balance 30 s", "esguince antiguo: equilibrio 30 s", "after the fracture: isometrics only",
        "after the concussion: walk 15 minutes, no screens", "no dizziness in the first block, then add a round",
        "sin mareo en el primer bloque, añade una ronda", "fever free for two days: easy walk", "dos días sin fiebre: paseo suave",
        "35 minutes easy, hard finish not needed", "bench at 45 degrees, three hard sets", "banco a 40 grados, series de 8",
        "33 s hard, 60 s easy", "32 kg, three hard sets", "intervals before the heat, 6 am", "swim 25 m lengths, breathe every 3",
        "take the inhaler from your bag before", "drink all the bottle by the end, sips", "run 40 km dry roads permitting",
        "sleep is training too", "dormir es entrenar", "tired is ok, sloppy is not", "no eres débil por parar",
        "you are not lazy for resting", "numb from cold? gloves, then keep walking home", "keep the knees out and finish tall",
        "si te mareas, termina el día ahí", "If you faint or vomit the plan ends, call", "vomit or fever: day off",
        "puke bucket jokes aside: leave two reps", "Rest until the tingling is gone, then go on lighter",
        "espera a que pase el mareo y sigue más suave", "chest to the bar, tight core", "tingling fingers: open the grip and rest",
        "hormigueo: suelta y descansa", "if you limp, stop", "si cojeas, para", "knee sleeve on, slow descent",
        "stitches out? then light rows", "asthma: warm up longer", "asma: calienta más", "bottle in hand, sip when thirsty",
        "bread and jam before the early run", "pan con aceite antes", "rice the night before", "water every lap",
        "sun cream and cap", "gorra y crema", "strides, not sprints", "let the bar do the work",
        "3 sets, same weight as last week", "cough or cold: skip intervals", "if it pinches at the front of the hip, less depth",
        "si pincha delante, menos profundidad", "run with a bin bag and pick up litter", "half a litre before the start",
        "medio litro antes de la salida", "Push through your heels.", "Mantén el peso sobre el dedo gordo.",
        "Make it a small nod, as if making a double chin.", "Haz un gesto pequeño, como sacar papada.",
    ],
)  # fmt: skip
def test_a_good_coachs_note_may_be_told_to_everybody(text: str, person: dict[str, Any]) -> None:
    assert refused(text, heard(**person)) is None


@each(
    "text",
    [
        "drink 2 litres an hour", "bebe 3 litros durante la carrera cada hora", "drink a litre every 20 minutes",
        "1.5 litros por hora", "bebe un litro cada media hora", "500 ml every 15 minutes",
    ],
)  # fmt: skip
def test_no_rate_of_drinking_beyond_the_most_is_set(text: str) -> None:
    assert refused(text, heard()) == "PL-54"
    told = Unfit((), text, "PL-54", text)
    assert "thirst" in told.sentence("en")
    assert "sed" in told.sentence("es")


@each(
    "text",
    ["drink 0.8 litres an hour", "800 ml per hour", "a litre over two hours", "never 2 litres an hour", "0,8 litros por hora"],
)
def test_a_rate_up_to_the_most_may_be_told(text: str) -> None:
    assert refused(text, heard()) is None


@each("text", ["hot yoga in the afternoon", "sauna afterwards", "baño turco al acabar", "hot tub for ten minutes"])
def test_no_hot_room_in_a_pregnancy(text: str) -> None:
    assert refused(text, heard(pregnant=True)) == "PL-22"
    assert refused(text, heard()) is None
    assert refused(f"no {text}", heard(pregnant=True)) is None


@each("text", ["go to failure every set", "al fallo en todas las series", "max effort on the last one", "lift until exhaustion"])
def test_nobody_with_a_flag_goes_to_failure(text: str) -> None:
    assert refused(text, heard(age=15)) == "V-06"
    assert refused(text, heard(conditions=["hypertension"])) == "V-06"
    assert refused(text, heard()) is None


@each(
    "text",
    [
        "never to failure",
        "stop short of failure",
        "no vayas al fallo",
        "para antes de llegar al fallo",
        "half of max effort",
        "close to failure, no more",
    ],
)
def test_what_keeps_from_failure_may_be_told(text: str) -> None:
    assert refused(text, heard(age=15)) is None


@each(
    "text",
    [
        "un café doble antes",
        "two espressos before the game",
        "a can of Monster before training",
        "coffee before the match",
        "un Red Bull",
    ],
)
def test_no_coffee_is_dosed_under_18(text: str) -> None:
    assert refused(text, heard(age=15)) == "PL-43"
    assert refused(text, heard()) is None


@each(
    "text",
    ["nos vemos en el café", "coffee ride with the club", "no coffee before bed", "sin café antes de dormir", "monster set of 12"],
)
def test_a_cafe_is_also_a_place(text: str) -> None:
    assert refused(text, heard(age=15)) is None


@each("text", ["live on 800 a day this week", "come 900 al día", "get by on 1000 a day"])
def test_an_energy_of_a_day_is_read_without_its_unit(text: str) -> None:
    assert refused(text, heard()) == "NU-01"


@each("text", ["eat 2000 a day", "come 400 menos al día", "run 800 m a day", "eat 300 under maintenance a day"])
def test_other_numbers_of_a_day_may_be_told(text: str) -> None:
    assert refused(text, heard()) is None


@each(
    "note",
    [
        "Do not push through pain",
        "Never push through knee pain",
        "Don't eat a big meal in the 2 hours before",
        "eat nothing heavy just before",
    ],
)
def test_the_rule_of_pain_and_a_light_stomach_may_stand(note: str) -> None:
    assert refused(note, heard()) is None
