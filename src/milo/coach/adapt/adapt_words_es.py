"""The Spanish sentences of the adaptation rules, by rule, and by what changed where that matters."""

from __future__ import annotations

from milo.vocabulary.region_names import REGIONS_ES

SPANISH: dict[str, str] = {
    "of.zone": "zona",
    "of.minutes": "minutos",
    "of.sets": "series",
    "of.rir": "repeticiones en reserva",
    "of.load_kg": "peso en kg,",
    "of.reps": "repeticiones",
    "of.focus": "",
    "focus.build": "progresión",
    "focus.base": "base",
    "focus.peak": "pico",
    "focus.taper": "puesta a punto",
    "focus.deload": "semana suave",
    "focus.start": "inicio",
    "focus.return": "vuelta",
    "focus.test": "prueba",
    "focus.race": "carrera",
    "focus.maintain": "mantenimiento",
    "nothing": "sin fijar",
    **{f"day.{i}": d for i, d in enumerate(("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"))},
    **{f"region.{region}": name for region, name in REGIONS_ES.items()},
    "progress.double.up": "{exercise}: {old} kg -> {new} kg. Llegaste a lo alto del rango en todas las series (al menos "
    "{least_reps} "
    "repeticiones con {lifted_kg} kg), así que sube el peso y las repeticiones empiezan abajo.",
    "progress.double.down": "{exercise}: {old} kg -> {new} kg. Algunas series quedaron por debajo del rango (hasta {least_reps} "
    "repeticiones con {lifted_kg} kg) sesión tras sesión, así que el peso baja un poco.",
    "progress.double.down.reps": "{exercise}: repeticiones {old} -> {new}. Algunas series quedaron por debajo del rango (hasta "
    "{least_reps} repeticiones) sesión tras sesión, así que las series se acortan.",
    "progress.double.up.reps": "{exercise}: repeticiones {old} -> {new}. Llegaste a lo alto del rango en todas las series (al "
    "menos {least_reps} repeticiones con {lifted_kg} kg); el plan ya tiene el peso siguiente, así que las repeticiones "
    "empiezan abajo.",
    "progress.double.down_reserve.reps": "{exercise}: repeticiones {old} -> {new}. En todas las series de dos sesiones te quedaba "
    "mucho menos de lo previsto (unas {rir_told}).",
    "progress.double.down_reserve": "{exercise}: {old} kg -> {new} kg. En todas las series de dos sesiones te quedaba mucho "
    "menos de lo previsto (unas {rir_told}), así que baja un poco.",
    "progress.double.up_far": "{exercise}: {old} kg -> {new} kg, el siguiente peso que tienes. Es un {further} % más; hiciste dos "
    "veces al menos {least_reps} repeticiones con {lifted_kg} kg, y con {reps} pide más o menos lo mismo, así que las repeticiones "
    "vuelven a empezar abajo.",
    "progress.double.up_far.reps": "{exercise}: repeticiones {old} -> {new}. Hiciste dos veces al menos {least_reps} repeticiones "
    "con {lifted_kg} kg; el plan ya tiene el siguiente peso, así que las repeticiones vuelven a empezar abajo.",
    "progress.double.above": "{exercise}: repeticiones {old} -> {new} con el mismo peso, más que de costumbre: el siguiente peso "
    "que tienes ({next_kg} kg) es un {further} % más. Con {enough} repeticiones hechas dos veces dejando {rir}, llega.",
    "progress.double.above_only": "{exercise}: repeticiones {old} -> {new} con el mismo peso, más que de costumbre: el siguiente "
    "peso que tienes ({next_kg} kg) es un {further} % más, demasiado para un paso seguro.",
    "progress.double.above_only.load_kg": "{exercise}: {old} kg -> {new} kg, el peso que levantaste la última vez, con más "
    "repeticiones que de costumbre: el siguiente peso que tienes ({next_kg} kg) es un {further} % más, demasiado para un paso "
    "seguro.",
    "progress.double.above_limited": "{exercise}: repeticiones {old} -> {new} con el mismo peso, más que de costumbre: el "
    "siguiente peso que tienes ({next_kg} kg) pasa por ahora de lo que permiten los límites de tu plan.",
    "progress.double.above_limited.load_kg": "{exercise}: {old} kg -> {new} kg, el peso que levantaste la última vez, con más "
    "repeticiones que de costumbre: el siguiente peso que tienes ({next_kg} kg) pasa por ahora de lo que permiten los límites de "
    "tu plan.",
    "progress.double.above.load_kg": "{exercise}: {old} kg -> {new} kg, el peso que levantaste la última vez, con más repeticiones "
    "que de costumbre: el siguiente peso que tienes ({next_kg} kg) es un {further} % más. Con {enough} repeticiones hechas dos "
    "veces dejando {rir}, llega.",
    "progress.double.more_reps": "{exercise}: repeticiones {old} -> {new} con el mismo peso. La última vez la serie más floja tuvo "
    "{least_reps}; toca una más.",
    "progress.double.more_reps.load_kg": "{exercise}: {old} kg -> {new} kg, el peso que levantaste la última vez; toca una "
    "repetición "
    "más en la serie más floja.",
    "progress.double.easy": "{exercise}: {old} kg -> {new} kg en la semana suave: el de las semanas de al lado o "
    "como mucho un 10 % menos.",
    "progress.rir.easy": "{exercise}: {old} kg -> {new} kg en la semana suave: el de las semanas de al lado o "
    "como mucho un 10 % menos.",
    "progress.double.same": "{exercise}: {old} -> {new}. Te quedaba menos de lo previsto, así que repetimos la última vez.",
    "progress.double.same.load_kg": "{exercise}: {old} kg -> {new} kg, el peso que levantaste la última vez. Te quedaba menos "
    "de lo previsto, así que de momento no sube más.",
    "progress.double.as_last": "{exercise}: repeticiones {old} -> {new}, tantas como hiciste la última vez con el mismo peso.",
    "progress.double.as_last.load_kg": "{exercise}: {old} kg -> {new} kg, el peso que levantaste la última vez, con las mismas "
    "repeticiones.",
    "progress.double.range_ends": "{exercise}: repeticiones {old} -> {new}, lo más que tienen las series por ahora. La última vez "
    "hiciste más: la serie más floja tuvo {least_reps}.",
    "progress.double.range_ends.load_kg": "{exercise}: {old} kg -> {new} kg, el peso que levantaste la última vez, con lo más que "
    "tienen las series por ahora ({reps}). La última vez hiciste más: la serie más floja tuvo {least_reps}.",
    "progress.double.range_begins": "{exercise}: repeticiones {old} -> {new} con el mismo peso. La última vez la serie más floja "
    "tuvo {least_reps}; el rango empieza más arriba.",
    "progress.double.range_begins.load_kg": "{exercise}: {old} kg -> {new} kg, el peso que levantaste la última vez, para {reps}. "
    "La última vez la serie más floja tuvo {least_reps}; el rango empieza más arriba.",
    "progress.double.compared": "{exercise}: repeticiones {old} -> {new} con el mismo peso. En el último día parecido la serie más "
    "floja tuvo {least_reps}.",
    "progress.double.compared.load_kg": "{exercise}: {old} kg -> {new} kg para {reps}, por el último día parecido. Ahí la serie "
    "más floja tuvo {least_reps}.",
    "progress.double.stepwise": "{exercise}: {old} kg -> {new} kg. Levantaste más ({lifted_kg} kg); el plan lo sigue en pasos "
    "seguros.",
    "progress.double.stepwise.reps": "{exercise}: repeticiones {old} -> {new}, según lo último que hiciste; el peso sigue en pasos "
    "seguros.",
    "progress.rir.stepwise": "{exercise}: {old} kg -> {new} kg. Levantaste más ({lifted_kg} kg); el plan lo sigue en pasos "
    "seguros.",
    "progress.rir.up": "{exercise}: {old} kg -> {new} kg. Levantaste {lifted_kg} kg y te quedaban unas {rir_told} repeticiones; tu "
    "máximo estimado es de {e1rm_kg} kg, y {reps} dejando {rir} en reserva piden este peso.",
    "progress.rir.up_least": "{exercise}: {old} kg -> {new} kg. Levantaste {lifted_kg} kg y te quedaban unas {rir_told} "
    "repeticiones, tantas que tu máximo es de al menos {e1rm_kg} kg; {reps} dejando {rir} en reserva piden este peso o más.",
    "progress.rir.down": "{exercise}: {old} kg -> {new} kg. Levantaste {lifted_kg} kg y te quedaban unas {rir_told}; tu máximo "
    "estimado es de {e1rm_kg} kg, y {reps} dejando {rir} en reserva piden un peso menor que el del plan.",
    "progress.rir.up_step": "{exercise}: {old} kg -> {new} kg. Levantaste {lifted_kg} kg y te quedaban unas {rir_told} "
    "repeticiones; tu máximo estimado es de {e1rm_kg} kg, y {reps} dejando {rir} en reserva piden {shown_kg} kg: se va hacia ahí "
    "con pasos seguros.",
    "progress.rir.down_step": "{exercise}: {old} kg -> {new} kg. Levantaste {lifted_kg} kg y te quedaban unas {rir_told}; tu "
    "máximo estimado es de {e1rm_kg} kg, y {reps} dejando {rir} en reserva piden {shown_kg} kg: baja por pasos.",
    "progress.rir.same_less": "{exercise}: {old} kg -> {new} kg, lo más cercano a los {from_kg} kg que levantaste la última vez. "
    "Te quedaban menos de las previstas, así que aún no sube.",
    "progress.rir.same_more": "{exercise}: {old} kg -> {new} kg, lo más cercano a los {from_kg} kg que levantaste la última vez. "
    "El peso sube cuando dos sesiones muestran que hay más y el siguiente no pasa de un paso seguro.",
    "progress.rir.same": "{exercise}: {old} kg -> {new} kg, el peso que levantaste la última vez: la reserva que dijiste encaja "
    "con él.",
    "progress.rir.match": "{exercise}: {old} kg -> {new} kg, tan duro para {reps} como los {from_kg} kg que levantaste.",
    "progress.help.less_help": "{exercise}: {old} kg de ayuda -> {new} kg. Llegaste arriba del rango en todas las series de dos "
    "sesiones; con menos ayuda es más duro, y las repeticiones vuelven a empezar abajo.",
    "progress.help.more_help": "{exercise}: {old} kg de ayuda -> {new} kg. Dos sesiones quedaron por debajo de lo previsto (hasta "
    "{least_reps} repeticiones), así que la máquina ayuda un poco más.",
    "progress.help.more_reps": "{exercise}: repeticiones {old} -> {new} con la misma ayuda. La última vez la serie más floja tuvo "
    "{least_reps}.",
    "progress.help.compared": "{exercise}: repeticiones {old} -> {new} con la misma ayuda. En el último día parecido la serie más "
    "floja tuvo {least_reps}.",
    "progress.help.same": "{exercise}: {old} -> {new}. Te quedaban menos de las previstas, así que repetimos lo de la última vez "
    "con la misma ayuda.",
    "progress.help.load_kg": "{exercise}: el plan ya no da {old} kg como carga. En esta máquina el número es ayuda, y con menos es "
    "más duro.",
    "progress.find": "{exercise}: {old} -> {new} kg. Sale de los {lifted_kg} kg que levantaste, no de una suposición.",
    "progress.find.never_lifted": "{exercise}: aún sin peso, porque nunca se anotó ninguno. Busca uno que deje la reserva del "
    "plan.",
    "SN-29": "Comida de un día: {old} -> {new} kcal. En dos semanas tu peso bajó unos {kg_a_week} kg por semana, más deprisa de lo "
    "que planea esta app. Come más, eso va primero; si la comida o el peso te pesan, alguien de confianza o tu médico puede "
    "ayudar.",
    "news.stays": "{n} ejercicios se quedan como están por ahora ({names} entre ellos). Pregunta por qué de cualquiera.",
    "news.never_lifted": "{n} ejercicios aún no tienen peso ({names} entre ellos): busca uno que deje la reserva del plan y "
    "anótalo.",
    "held.step_too_big": "{exercise}: el peso se queda en {old} kg. El siguiente disco sería un salto demasiado grande; antes, más "
    "repeticiones.",
    "held.limited": "{exercise}: se queda en {old} kg. El siguiente peso que tienes ({next_kg} kg) pasa por ahora de lo que "
    "permiten los límites de tu plan.",
    "held.more_sets": "{exercise}: peso y repeticiones se quedan por ahora. Esta semana tiene más series, y las cosas suben de una "
    "en una.",
    "held.less_reserve": "{exercise}: peso y repeticiones se quedan por ahora. Esta semana las series dejan menos en reserva, y "
    "las cosas suben de una en una.",
    "held.first_back": "{exercise}: peso y repeticiones se quedan por ahora. Esta primera semana de vuelta es más ligera a "
    "propósito.",
    "held.lifted_once": "{exercise}: se queda en {old} kg. Una vez cogiste {lifted_kg} kg; si lo repites, el plan sigue desde ahí.",
    "held.range_full": "{exercise}: se queda en {old} kg y {most_reps} repeticiones, el máximo previsto para ti. El siguiente peso "
    "({next_kg} kg) es un {further} % más, y de una vez lo seguro es como mucho un {cap} %. Para seguir: medio kilo o uno más en "
    "el peso que tienes, tres segundos al bajar, o pide un ejercicio más difícil.",
    "held.range_full_body": "{exercise}: se queda en {most_reps} repeticiones, el máximo previsto para ti. Más despacio "
    "cuestan más; o pide una variante más difícil.",
    "held.range_full_slow": "{exercise}: se queda en {old} kg y {most_reps} repeticiones, bajando despacio: el máximo previsto "
    "para "
    "ti. El siguiente peso ({next_kg} kg) es un {further} % más, y de una vez lo seguro es como mucho un {cap} %. Para seguir: "
    "medio "
    "kilo o uno más en el peso que tienes, o pide un ejercicio más difícil.",
    "held.range_full_body_slow": "{exercise}: se queda en {most_reps} repeticiones, bajando despacio: el máximo previsto para ti. "
    "Para seguir, pide una variante más difícil.",
    "progress.double.slower": "{exercise}: el mismo peso y {most_reps} repeticiones, y desde ahora {new} segundos al bajar. Lo "
    "hiciste "
    "todo dos veces; no hay más repeticiones previstas para ti, y el siguiente peso ({next_kg} kg) es un {further} % más, "
    "cuando de "
    "una vez lo seguro es como mucho un {cap} %.",
    "progress.double.slower.limited": "{exercise}: el mismo peso y {most_reps} repeticiones, y desde ahora {new} segundos al "
    "bajar. Lo hiciste todo dos veces; no hay más repeticiones previstas para ti, y el siguiente peso que tienes ({next_kg} kg) "
    "pasa por ahora de lo que permiten los límites de tu plan.",
    "progress.double.slower.body": "{exercise}: {most_reps} repeticiones como antes, y desde ahora {new} segundos al bajar. Lo "
    "hiciste "
    "todo dos veces, y no hay más repeticiones previstas para ti.",
    "held.no_lighter": "{exercise}: se queda en {old} kg, el peso más ligero que hay. Haz menos repeticiones o pide un ejercicio "
    "más fácil.",
    "held.no_reserve_left.free": "{exercise}: se queda igual, porque te quedaba menos de lo previsto.",
    "held.step_too_big.free": "{exercise}: se queda igual; el siguiente paso sería demasiado grande.",
    "held.no_reserve_left": "{exercise}: se queda en {old} kg, porque te quedaba menos de lo previsto.",
    "held.pain.free": "{exercise}: se queda como estaba mientras duela la articulación que carga.",
    "held.pain": "{exercise}: se queda en {old} kg mientras duela la articulación que carga.",
    "held.no_weight_logged": "{exercise}: no se anotó ningún peso, así que no se propone ninguno.",
    "held.not_estimated": "{exercise}: series tan largas no dicen nada de tu máximo; el peso se queda.",
    "reserve.step": "{exercise}: {old} -> {new} repeticiones en reserva. La última vez la hiciste con {rir_last} en reserva; tras "
    "las sesiones que faltaron se acerca al fallo paso a paso.",
    "volume.up": "{exercise}: {old} -> {new} series. Hiciste las {sessions} sesiones de fuerza de la semana pasada "
    "({sets_last_week} "
    "series).",
    "volume.up.untold": "{exercise}: {old} -> {new} series. Hiciste las {sessions} sesiones de fuerza de la semana pasada.",
    "effort.high": "{old} -> {new} minutos. Las dos últimas se sintieron como un {rpe} de 10 y se buscaba un {meant}; la "
    "próxima es más "
    "pequeña.",
    "effort.low": "{old} -> {new} minutos. Las dos últimas se sintieron como un {rpe} de 10 y se buscaba un {meant}; hay sitio "
    "para más.",
    "endurance.up": "{old} -> {new} minutos. La semana pasada hiciste toda la resistencia ({endurance_min_last_week} minutos) y "
    "nada se sintió demasiado duro.",
    "run.longest": "Carrera {old} -> {new} minutos. La más larga en 30 días fue de {longest} minutos; como mucho una décima "
    "parte más.",
    "run.first": "Carrera {old} -> {new} minutos, suave. No hubo ninguna carrera en los últimos 30 días.",
    "missed.shift": "{title}: {old} -> {new}. Se perdió, y ese día está libre sin quitar un descanso.",
    "missed.merge": "{exercise}, de la sesión perdida ({title}), pasa a tu sesión del {day}; el resto se deja ir.",
    "missed.let_go.no_free_day": "{title} se perdió y no queda un día que respete tus descansos. Déjala ir.",
    "gap.7": "Primera sesión de vuelta: {what} {old} -> {new}. Estuviste {days} días sin entrenar; los pesos empiezan un "
    "{share} % más "
    "bajos.",
    "gap.7.nearest.load_kg": "Primera sesión de vuelta: {old} kg -> {new} kg. Estuviste {days} días fuera, así que los primeros "
    "pesos empiezan más abajo: un {share} % menos de lo último que levantaste, en el peso inferior más cercano que tienes (aquí, "
    "un {less} % menos de lo previsto).",
    "gap.7.load_kg": "Primera sesión de vuelta: {old} kg -> {new} kg. Estuviste {days} días sin entrenar; los pesos empiezan un "
    "{share} % más bajos.",
    "gap.14": "{what} {old} -> {new}. Tras {days} días sin entrenar, esta semana lleva unos dos tercios del trabajo.",
    "gap.14.sets": "{old} -> {new} series. Tras {days} días sin entrenar, esta semana lleva unos dos tercios del trabajo.",
    "gap.28": "{what} {old} -> {new}. Tras {days} días sin entrenar empezamos de nuevo con dos series suaves por ejercicio, dos "
    "semanas.",
    "gap.28.sets": "{old} -> {new} series. Tras {days} días sin entrenar empezamos de nuevo con dos series suaves por "
    "ejercicio, dos "
    "semanas.",
    "adherence.shorten": "Sesiones {old} -> {new} minutos. Hiciste {done} de {planned} en dos semanas; más cortas se cumplen "
    "mejor.",
    "adherence.fewer_days": "{old} -> {new} días por semana. Hiciste {done} de {planned} sesiones en dos semanas, también más "
    "cortas.",
    "deload.weeks": "Semana {week}: {old} -> semana suave. Llevas {days} semanas seguidas de entrenamiento.",
    "deload.sleep": "Semana {week}: {old} -> semana suave. Dormiste menos de 6 horas {days} noches seguidas.",
    "deload.hrv": "Semana {week}: {old} -> semana suave. Tu variabilidad cardiaca estuvo por debajo de tu rango {days} de 7 "
    "días, con el "
    "pulso en reposo más alto.",
    "deload.strength": "Semana {week}: {old} -> semana suave. Tu fuerza bajó en {exercise} y {other} en las dos últimas sesiones.",
    "deload.readiness": "Semana {week}: {old} -> semana suave. Tu disposición fue baja {days} de los últimos 7 días.",
    "hrv.low": "Hoy más suave: {what} {old} -> {new}. Tu variabilidad cardiaca de esta semana es de {value} ms; tu rango "
    "empieza en "
    "{low} ms.",
    "hrv.low_long": "Hoy suave y corto: {what} {old} -> {new}. Tu variabilidad cardiaca de esta semana es de {value} ms, por "
    "debajo de "
    "tu rango "
    "({low} ms) desde hace {days} días. ¿Dormiste poco, estás incubando algo, hubo alcohol?",
    "hrv.low_long.heart": "Hoy suave y corto: {what} {old} -> {new}. Tu variabilidad cardiaca de esta semana es de {value} ms (tu "
    "rango empieza en {low} ms), y tu pulso en reposo de esta mañana, {heart}, está muy por encima de tus {usual} habituales. "
    "¿Dormiste poco, estás incubando algo, hubo alcohol?",
    "hrv.low_long.heart.trade": "{new} hoy, {old} el {later}. Tu variabilidad cardiaca de esta semana es de {value} ms (tu rango "
    "empieza en {low} ms), y tu pulso en reposo de esta mañana, {heart}, está muy por encima de tus {usual} habituales.",
    "hrv.low.trade": "{new} hoy, {old} el {later}. Tu variabilidad cardiaca de esta semana es de {value} ms; tu rango empieza en "
    "{low} ms.",
    "hrv.low_long.trade": "{new} hoy, {old} el {later}. Tu variabilidad cardiaca de esta semana es de {value} ms, por debajo de tu "
    "rango ({low} ms) desde hace {days} días.",
    "readiness.easy.trade": "{new} hoy, {old} el {later}. Tu disposición es de {value} sobre 100.",
    "readiness.rest.trade": "{new} hoy, {old} el {later}. Tu disposición es de {value} sobre 100.",
    "readiness.warning.trade": "{new} hoy, {old} el {later}. {code_text}: {value}.",
    "pain.stop.spared": "Dolor de {pain_0_10} sobre 10 ({region}): las sesiones de los próximos siete días no llevan nada que lo "
    "cargue, así que no cambia nada más. Cuenta durante dos semanas. Para lo que lo provoca y que lo vea un médico o "
    "fisioterapeuta, hoy mismo si se hincha, falla, se duerme la zona o te despierta de noche.",
    "pain.less.spared": "Dolor de {pain_0_10} sobre 10 ({region}): lo que lo carga en los próximos siete días ya es menos, o no "
    "hay nada que lo cargue, así que no cambia nada más. Mañana debería estar como siempre.",
    "pain.less.least": "Dolor de {pain_0_10} sobre 10 ({region}): lo que lo carga en los próximos siete días ya es una serie o el "
    "peso más ligero, así que no se puede planear más ligero. Deja lo que duela. Mañana debería estar como siempre.",
    "held.no_hrv": "No se midió la variabilidad cardiaca, así que hoy no cambia nada por ella.",
    "held.too_few_mornings": "Aún hay pocas mañanas de variabilidad cardiaca para un rango propio; no cambia nada por ella.",
    "held.too_few_mornings_this_week": "Menos de tres mañanas de variabilidad cardiaca esta semana; no cambia nada por ella.",
    "readiness.easy": "Hoy más suave: {what} {old} -> {new}. Tu disposición es de {value} sobre 100.",
    "readiness.rest": "Hoy suave y corto, o descanso: {what} {old} -> {new}. Tu disposición es de {value} sobre 100.",
    "readiness.warning": "Hoy suave: {what} {old} -> {new}. {code_text}: {value}.",
    "warning.short_night": "Horas dormidas esta noche",
    "warning.heart_up": "Latidos por minuto que tu pulso en reposo lleva de más desde hace dos días",
    "warning.easy_hard": "Esfuerzo que dijiste, sobre 10, de tu última sesión suave",
    "warning.sore": "Agujetas que dijiste, sobre 10",
    "sleep.debt": "Hoy lleva como una cuarta parte menos: {what} {old} -> {new}. Te debes {value} horas de sueño.",
    "pain.less.old.load_kg": "{exercise}: {old} kg -> {new} kg. Dijiste dolor de {pain_0_10} sobre 10 ({region}) el {told_on}, "
    "y no que "
    "haya pasado. Dime cómo está ahora.",
    "pain.less.old.sets": "{exercise}: {old} -> {new} series. Dijiste dolor de {pain_0_10} sobre 10 ({region}) el {told_on}, y "
    "no que haya "
    "pasado. Dime cómo está ahora.",
    "pain.less.old.minutes": "{old} -> {new} minutos, suave. Dijiste dolor de {pain_0_10} sobre 10 ({region}) el {told_on}, y "
    "no que haya "
    "pasado. Dime cómo está ahora.",
    "pain.less": "{exercise}: {old} kg -> {new} kg. Dijiste dolor de {pain_0_10} sobre 10 ({region}). Mañana debería estar como "
    "siempre.",
    "pain.less.sets": "{exercise}: {old} -> {new} series. Dijiste dolor de {pain_0_10} sobre 10 ({region}). Mañana debería estar "
    "como siempre.",
    "pain.less.zone": "Suave, sin las partes duras (zona {old} -> {new}): con ello contaste un dolor de {pain_0_10} sobre 10 "
    "({region}). Para lo que lo provoca y que lo vea un médico o fisioterapeuta, hoy mismo si se hincha, falla, se duerme la "
    "zona o te despierta de noche.",
    "pain.less.minutes": "{old} -> {new} minutos, suave. Dijiste dolor de {pain_0_10} sobre 10 ({region}). Mañana debería estar "
    "como siempre.",
    "pain.stop": "{exercise_old} se quita: dolor de {pain_0_10} sobre 10 ({region}). Para lo que lo provoca y que lo vea un médico "
    "o fisioterapeuta, hoy mismo si se hincha, falla, se duerme la zona o te despierta de noche.",
    "pain.stop.session": "{old} se quita: dolor de {pain_0_10} sobre 10 ({region}). Para lo que lo provoca y que lo vea un médico "
    "o fisioterapeuta, hoy mismo si se hincha, falla, se duerme la zona o te despierta de noche.",
    "pain.swap": "{exercise_old} -> {exercise_new}: dolor de {pain_0_10} sobre 10 ({region}). Para lo que lo provoca y que lo vea "
    "un médico o fisioterapeuta, hoy mismo si se hincha, falla, se duerme la zona o te despierta de noche.",
    "pain.swap.activity": "{old} -> {new}, suave: dolor de {pain_0_10} sobre 10 ({region}). Para lo que lo provoca y que lo vea un "
    "médico o fisioterapeuta, hoy mismo si se hincha, falla, se duerme la zona o te despierta de noche.",
    "activity.running": "correr",
    "activity.walking": "caminar",
    "activity.cycling": "bicicleta",
    "activity.swimming": "natación",
    "activity.rowing": "remo",
    "ill.fever": "{old} se quita. Nada de entrenar hasta llevar un día sin fiebre.",
    "ill.cold": "{old} -> {new} minutos, suave. Con un resfriado de nariz, solo trabajo ligero.",
    "ill.return": "{old} -> {new} minutos, suave. Día {days} tras tu enfermedad; el día 7 vuelves a todo.",
}
