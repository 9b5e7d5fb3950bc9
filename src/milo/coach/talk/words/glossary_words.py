"""Terms of training that people ask about, in two sentences each; where one says numbers, they are of the sources named here.

Sources: RIR and RPE: Zourdos et al., J Strength Cond Res 30:267, 2016; zones and load in AU: Milo's reference training.md 2.6, 2.7;
deload and taper: training.md 2.4, Bosquet et al., Med Sci Sports Exerc 39:1358, 2007; rate of weight loss: nutrition.md 3.6;
creatine: Kreider et al., J Int Soc Sports Nutr 14:18, 2017.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """names: as people write it, in plain letters, both languages.  en, es: what it is.  topic: of intent_words, whose figure fits.

    of_weight: about losing weight, which is not told to those for whom Milo keeps such figures back.
    """

    names: tuple[str, ...]
    en: str
    es: str
    topic: str | None = None
    of_weight: bool = False


TERMS: dict[str, Term] = {
    "rir": Term(
        ("rir", "reps in reserve", "repetitions in reserve", "repeticiones en reserva", "reserva"),
        "RIR is short for reps in reserve: how many more repetitions you could have done when you stopped. "
        "At RIR 2 you stop with two left; that is hard enough to grow, and keeps your form.",
        "RIR son las repeticiones en reserva: cuántas más podrías haber hecho al parar. "
        "Con RIR 2 paras cuando te quedan dos; es lo bastante duro para progresar y cuida la técnica.",
    ),
    "rpe": Term(
        ("rpe", "perceived exertion", "rate of perceived exertion", "esfuerzo percibido", "percepcion de esfuerzo"),
        "RPE is how hard something felt to you, on a scale that ends at 10, the hardest you know. "
        "In lifting, RPE 8 is the same as two reps in reserve.",
        "RPE es el esfuerzo que has sentido, en una escala que acaba en 10, lo más duro que conoces. "
        "Con pesas, RPE 8 es lo mismo que dos repeticiones en reserva.",
    ),
    "au": Term(
        ("au", "aus", "arbitrary units", "arbitrary unit", "unidades arbitrarias", "unidad arbitraria", "ua"),
        "AU are arbitrary units of training load: effort times minutes. "
        "They only compare your weeks with each other; alone, the number says nothing.",
        "AU son unidades arbitrarias de carga de entrenamiento: esfuerzo por minutos. "
        "Solo sirven para comparar tus semanas entre sí; el número solo no dice nada.",
        topic="load",
    ),
    "e1rm": Term(
        ("e1rm", "1rm", "one rep max", "one repetition maximum", "repeticion maxima", "estimated max", "estimated 1rm"),
        "e1RM is the estimated one-repetition maximum: the most you could lift once, worked out from the weight and repetitions of "
        "your sets. It is an estimate and needs no test.",
        "e1RM es la repetición máxima estimada: lo más que podrías levantar una vez, calculado con el peso y las repeticiones de "
        "tus series. Es una estimación y no hace falta ninguna prueba.",
        topic="strength",
    ),
    "zone_1": Term(
        ("zone 1", "z1", "zona 1"),
        "Zone 1 is very easy: you could sing. It is for warming up, cooling down and recovery.",
        "La zona 1 es muy suave: podrías cantar. Sirve para calentar, volver a la calma y recuperar.",
    ),
    "zone_2": Term(
        ("zone 2", "z2", "zona 2", "zone two", "zona dos"),
        "Zone 2 is easy endurance: you can speak in whole sentences and keep it up for a long time. "
        "Most endurance training belongs there.",
        "La zona 2 es resistencia suave: puedes hablar con frases enteras y mantenerla mucho tiempo. "
        "La mayor parte del entrenamiento de resistencia va ahí.",
    ),
    "zone_3": Term(
        ("zone 3", "z3", "zona 3"),
        "Zone 3 is brisk: you can speak a few words at a time. It tires more than it looks, so plans use little of it.",
        "La zona 3 es viva: hablas con pocas palabras seguidas. Cansa más de lo que parece, y los planes la usan poco.",
    ),
    "zone_4": Term(
        ("zone 4", "z4", "zona 4", "threshold", "umbral"),
        "Zone 4 is around your threshold: hard, a word at a time, what you could hold for about an hour at most. It comes in "
        "intervals.",
        "La zona 4 está en torno a tu umbral: dura, palabra a palabra, lo que aguantarías como mucho una hora. Se hace en "
        "intervalos.",
    ),
    "zone_5": Term(
        ("zone 5", "z5", "zona 5"),
        "Zone 5 is very hard: no talking, a few minutes at a time. Little of it is enough, and not in every week.",
        "La zona 5 es muy dura: sin hablar, pocos minutos seguidos. Con poco basta, y no todas las semanas.",
    ),
    "zones": Term(
        ("zones", "training zones", "heart rate zones", "zonas", "zonas de entrenamiento", "zonas de pulso"),
        "Zones part endurance work by how hard it is, from very easy to very hard. Yours come from your own heart rate, pace or "
        "power where they are known, otherwise go by how well you can talk.",
        "Las zonas separan el trabajo de resistencia por lo duro que es, de muy suave a muy duro. Las tuyas salen de tu pulso, "
        "ritmo o potencia si se conocen; si no, guíate por lo bien que puedes hablar.",
    ),
    "deload": Term(
        ("deload", "deload week", "descarga", "semana de descarga", "easy week", "semana suave"),
        "A deload is an easier week on purpose: fewer sets and more in reserve, so that your body catches up with the weeks "
        "before. You lose nothing in it.",
        "Una descarga es una semana más suave a propósito: menos series y más reserva, para que el cuerpo asimile las semanas "
        "anteriores. No pierdes nada con ella.",
    ),
    "taper": Term(
        ("taper", "tapering", "puesta a punto", "tapering week"),
        "A taper is the time before a race or meet in which training gets less but stays as brisk, so that you start rested. "
        "Add the event to your profile and the plan makes one.",
        "El taper o puesta a punto es el tiempo antes de una carrera o competición en que se entrena menos pero igual de vivo, "
        "para llegar con descanso. Añade la prueba a tu perfil y el plan lo hace.",
    ),
    "hrv": Term(
        ("hrv", "heart rate variability", "vfc", "variabilidad", "variabilidad cardiaca", "rmssd",
         "variabilidad de la frecuencia cardiaca"),
        "HRV is how much the time between your heartbeats varies. Only compare it with your own usual range: below it for days "
        "often means that you need rest.",
        "La VFC es cuánto varía el tiempo entre tus latidos. Compárala solo con tu margen habitual: si está por debajo varios "
        "días, suele faltar descanso.",
        topic="heart",
    ),
    "vo2max": Term(
        ("vo2max", "vo2 max", "maximal oxygen uptake", "consumo maximo de oxigeno"),
        "VO2max is the most oxygen your body can use in hard work, for its weight. Endurance training raises it slowly; a watch "
        "only estimates it.",
        "El VO2max es el máximo oxígeno que tu cuerpo usa en un trabajo duro, según su peso. El entrenamiento de resistencia lo "
        "sube despacio; un reloj solo lo estima.",
    ),
    "amrap": Term(
        ("amrap", "as many reps as possible"),
        "AMRAP is as many repetitions as possible with good form. Stop when the next one would not be clean.",
        "AMRAP es hacer tantas repeticiones como puedas con buena técnica. Para cuando la siguiente no saldría limpia.",
    ),
    "hiit": Term(
        ("hiit", "high intensity interval training", "entrenamiento por intervalos"),
        "HIIT is interval training: short hard stretches with easy ones between. A little goes a long way; it comes after some "
        "weeks of easy training.",
        "HIIT es entrenamiento por intervalos: tramos cortos y duros con otros suaves entre medias. Con poco basta; viene tras "
        "unas semanas de entrenamiento suave.",
    ),
    "pr": Term(
        ("pr", "pb", "personal record", "personal best", "record personal", "mejor marca"),
        "A PR is a personal record: your best so far in an exercise or over a distance.",
        "Un PR es un récord personal: tu mejor marca hasta ahora en un ejercicio o una distancia.",
    ),
    "superset": Term(
        ("superset", "supersets", "superserie", "superseries"),
        "A superset is two exercises one after the other, with the rest after the second. It saves time.",
        "Una superserie son dos ejercicios seguidos, con el descanso tras el segundo. Ahorra tiempo.",
    ),
    "progressive_overload": Term(
        ("progressive overload", "sobrecarga progresiva"),
        "Progressive overload is asking a little more of your body over time: a repetition, a set or some weight, one thing at a "
        "time.",
        "La sobrecarga progresiva es pedir un poco más al cuerpo con el tiempo: una repetición, una serie o algo de peso, de una "
        "en una.",
    ),
    "creatine": Term(
        ("creatine", "creatina"),
        "Creatine monohydrate is one of the few supplements that studies back: it helps a little with strength and repeated hard "
        "efforts in healthy adults. Milo recommends no supplement; with kidney trouble, medicines, a pregnancy or under age, ask a "
        "doctor first.",
        "La creatina monohidrato es de los pocos suplementos con estudios a favor: ayuda un poco en la fuerza y los esfuerzos "
        "repetidos en adultos sanos. Milo no recomienda suplementos; con problemas de riñón, medicinas, embarazo o si eres menor, "
        "pregunta antes a un médico.",
    ),
    "rate_of_loss": Term(
        ("safe rate", "rate of weight loss", "safe weight loss", "fast can i lose weight", "fast should i lose weight",
         "perder peso", "adelgazar", "bajar de peso", "lose weight safely", "losing weight"),
        "For most healthy adults, 0.5 % to 1 % of body weight a week is a rate that keeps strength and can be kept up; slower is "
        "fine. Faster costs muscle and is not what Milo plans.",
        "Para la mayoría de adultos sanos, de 0,5 % a 1 % del peso corporal a la semana es un ritmo que conserva la fuerza y se "
        "puede mantener; más despacio está bien. Más rápido cuesta músculo y Milo no lo planifica.",
        of_weight=True,
    ),
    "hypertrophy": Term(
        ("hypertrophy", "hipertrofia"),
        "Hypertrophy is muscles growing. It comes from hard sets of about 5 to 30 repetitions, week after week, with enough "
        "food and "
        "sleep.",
        "La hipertrofia es que los músculos crezcan. Viene de series duras de unas 5 a 30 repeticiones, semana tras semana, con "
        "comida y sueño suficientes.",
    ),
    "mesocycle": Term(
        ("mesocycle", "mesocycles", "mesociclo", "mesociclos", "training block", "bloque de entrenamiento"),
        "A mesocycle is a block of a few weeks with one aim: some weeks that build up, then an easier one. Your plan is made "
        "of such "
        "blocks.",
        "Un mesociclo es un bloque de unas semanas con un fin: varias que van subiendo y luego una más suave. Tu plan está "
        "hecho de "
        "bloques así.",
    ),
    "volume": Term(
        ("volume", "training volume", "volumen", "volumen de entrenamiento", "hard sets", "series duras"),
        "Volume is how much you train. In lifting it is counted in hard sets a week for each muscle: those that end close to your "
        "limit; a set counts half for muscles that only help.",
        "El volumen es cuánto entrenas. Con pesas se cuenta en series duras por semana de cada músculo: las que acaban cerca de tu "
        "límite; para los músculos que solo ayudan, una serie cuenta la mitad.",
    ),
    "tonnage": Term(
        ("tonnage", "weight moved", "tonelaje"),
        "Tonnage is all the weight you moved: weight times repetitions, summed over the sets. It compares your own weeks, not "
        "you with "
        "others.",
        "El tonelaje es todo el peso que has movido: peso por repeticiones, sumado en todas las series. Compara tus propias "
        "semanas, "
        "no a ti con otros.",
    ),
    "form_figure": Term(
        ("form", "training form", "frescura", "forma", "tsb", "fitness vs fatigue", "fitness and fatigue", "fitness versus fatigue",
         "forma fisica y fatiga"),
        "Form is fitness minus fatigue. Fitness is your training load averaged over more than a month, fatigue the same over "
        "about a "
        "week: negative form means you carry tiredness, positive that you are rested.",
        "La frescura (forma) es la forma física menos la fatiga. La forma física es tu carga media de más de un mes, y la "
        "fatiga, la "
        "de una semana más o menos: negativa dice que llevas cansancio; positiva, que has descansado.",
    ),
    "set_and_rep": Term(
        ("set", "sets", "rep", "reps", "serie", "series", "repeticion", "repeticiones"),
        "A repetition (rep) is one whole movement; a set is several of them without a break. 3 × 8 is three sets of eight. In "
        "running, "
        "Spanish also says “series” for intervals.",
        "Una repetición es un movimiento completo; una serie son varias seguidas sin parar. 3 × 8 son tres series de ocho. Al "
        "correr, "
        "«series» son tramos rápidos con descanso entre ellos, es decir, intervalos.",
    ),
    "long_run": Term(
        ("long run", "long runs", "tirada larga", "tiradas largas", "carrera larga", "rodaje largo"),
        "The long run is the longest easy run of the week. It builds endurance; its pace is one at which you can talk, and it "
        "grows "
        "slowly.",
        "La tirada larga es la carrera suave más larga de la semana. Da resistencia; se hace a un ritmo en el que puedes hablar, y "
        "crece despacio.",
    ),
    "intervals": Term(
        ("intervals", "interval", "interval training", "intervalos", "fartlek", "tempo run", "speed work"),
        "Intervals are brisk or hard stretches with easy ones between; a fartlek is the same by feel, without a fixed watch. "
        "One or "
        "two such sessions a week are enough.",
        "Los intervalos son tramos vivos o duros con otros suaves entre medias; un fartlek es lo mismo por sensaciones, sin reloj "
        "fijo. Con una o dos sesiones así por semana basta.",
    ),
    "doms": Term(
        ("doms", "muscle soreness", "delayed onset muscle soreness", "agujetas"),
        "Muscle soreness comes a day or two after work you are not used to and goes by itself in a few days. Easy movement "
        "helps; it is "
        "no measure of a good session.",
        "Las agujetas salen uno o dos días después de un trabajo al que no estás habituado y se van solas en unos días. El "
        "movimiento "
        "suave ayuda; no miden si la sesión fue buena.",
    ),
    "compound": Term(
        ("compound", "compound exercise", "compound exercises", "compound lift", "compound lifts", "ejercicio compuesto",
         "ejercicios compuestos", "ejercicio multiarticular", "isolation", "isolation exercise", "isolation exercises",
         "ejercicio de aislamiento", "aislamiento"),
        "A compound exercise moves several joints, like a squat or a row; an isolation exercise moves one, like a curl. Plans "
        "put the "
        "compound ones first.",
        "Un ejercicio compuesto mueve varias articulaciones, como la sentadilla o el remo; uno de aislamiento mueve una, como "
        "el curl. "
        "Los planes ponen antes los compuestos.",
    ),
    "sleep_debt": Term(
        ("sleep debt", "deuda de sueno"),
        "Sleep debt sums up what you slept less than you need over the last nights, the older ones counting less.",
        "La deuda de sueño suma lo que has dormido de menos en las últimas noches; las más antiguas cuentan menos.",
        topic="sleep",
    ),
    "readiness": Term(
        ("readiness", "readiness score", "disposicion"),
        "Readiness is a score out of 100 of how rested you seem, from how you feel, sleep, heart and the last days' load, "
        "compared with "
        "your own usual. It says whether to train as planned or easier.",
        "La disposición es una nota sobre 100 de lo descansado que pareces: cómo te sientes, el sueño, el corazón y la carga "
        "de los "
        "últimos días, comparados con lo tuyo habitual. Dice si entrenar según el plan o más suave.",
    ),
    "polarised": Term(
        ("polarised", "polarised training", "polarized", "polarized training", "entrenamiento polarizado", "polarizado"),
        "Polarised training means most minutes easy, few hard, and little in between.",
        "El entrenamiento polarizado es hacer la mayoría de los minutos suaves, pocos duros y casi nada en medio.",
    ),
}  # fmt: skip
