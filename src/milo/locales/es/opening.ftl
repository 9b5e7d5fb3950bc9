# Why an answer opened with a line of the rules.

opening-profile = Esa frase es la regla { $rules }, por tu perfil: { $fact }.
opening-message = Esa frase es la regla { $rules }, por un mensaje tuyo: «{ $said }». Lo leí como { $read }.{ $but }
opening-not_profile = {" "}Tu perfil no dice eso, así que tu plan no se hace con ello; si te leí mal, no queda nada de ello.
opening-unknown = No encuentro en tu perfil ni en tus últimos mensajes de dónde saldría esa frase. Tu plan se hace con tu perfil, no con esa frase.
opening-read--older = una edad de 65 años o más
opening-read--minor = una edad de menos de 18 años
opening-read--pregnant = un embarazo o un parto reciente
opening-read--condition = algo de una enfermedad
opening-read--injury = algo que duele
opening-read--illness = un resfriado o una enfermedad
opening-read--dizzy = un mareo
opening-read--headache = un dolor de cabeza
opening-read--belly = la barriga revuelta
opening-read--period = dolor de regla
opening-read--deficit = ganas de perder peso
opening-read--heat_day = entrenar con calor
opening-read--sore = agujetas
opening-read--allergy = una alergia a un alimento
opening-read--layoff = dos semanas o más sin entrenar
opening-read--short_night = una noche muy corta
opening-read--new_to_max = una prueba de tu máximo en tus primeras semanas
opening-read--past = algo que ya pasó
