"""What the safety shell says in Spanish, by template; the same sentences as in English (safety_words_en)."""

from __future__ import annotations

SPANISH: dict[str, str] = {
    "local_number": "al número de emergencias de tu zona (112 en Europa, 911 en América, 999 en el Reino Unido)",
    "crisis": "a la línea de crisis de tu país (024 en España, 988 en EE. UU., 112 en el resto de Europa)",
    "crisis.US": "al 988 (llamada o mensaje) o al 911",
    "crisis.GB": "al 999 o a Samaritans, 116 123",
    "crisis.ES": "al 024 o al 112",
    "crisis.EU": "al 112",
    "E0.first": "Para ahora y llama {call}.",
    "E0.last": "No te quedes a solas y no conduzcas. El entrenamiento queda bloqueado hasta que lo hayan visto.",
    "E0.heart": "Siéntate, descansa y afloja la ropa. Di qué sientes y cuándo empezó.",
    "E0.faint": "Quien se desmayó sigue tumbado. Si no responde ni respira con normalidad, empieza compresiones en "
    "el pecho y pide un desfibrilador.",
    "E0.breath": "Siéntate con la espalda recta. Si llevas un inhalador o inyector de emergencia recetado, úsalo como "
    "te enseñaron.",
    "E0.stroke": "Apunta la hora en que empezó. Túmbate en un lugar seguro; no comas ni bebas nada.",
    "E0.head_red": "Mantén quietos la cabeza y el cuello y no vuelvas al deporte. Que alguien se quede contigo y te vigile.",
    "E0.heat": "Primero enfría: sombra, fuera la ropa, agua fría por todo el cuerpo o un baño frío hasta que llegue la ayuda.",
    "E0.water": "No bebas nada más. Di cuánto se ha bebido y durante cuánto tiempo.",
    "E0.air": "Quítate la máscara, sal de la sala y respira aire fresco.",
    "E0.muscle": "No hagas más ejercicio. Ve ahora a urgencias y cuenta lo de la orina, la hinchazón y lo que entrenaste.",
    "E0.back_now": "No esperes, no estires ni levantes nada. Di exactamente qué está dormido, débil o ha cambiado.",
    "E0.leg_now": "Quédate en reposo y no frotes ni masajees la pierna.",
    "E0.limb": "No lo muevas ni lo enderece nadie; déjalo apoyado como está. Aprieta con firmeza cualquier herida que sangre.",
    "E0.sugar": "Sigue tu propio plan de emergencia; no des nada por la boca a quien no pueda tragar con seguridad.",
    "E0.pregnancy": "Túmbate sobre el lado izquierdo y avisa también a tu maternidad.",
    "E0.oxygen": "Siéntate con la espalda recta y descansa. Lo que sientes cuenta más que cualquier medida.",
    "E0.pressure": "Siéntate y descansa. Diles la medida y lo que sientes.",
    "E0.pulse": "Siéntate y descansa. Diles la medida y lo que sientes.",
    "E0.overdose": "No tomes nada más, guarda el envase y di qué se ha tomado, cuánto y cuándo.",
    "E0.crisis": (
        "Me alegro de que me lo cuentes y me lo tomo en serio; no tienes que llevarlo a solas. Llama ahora "
        "{crisis}; si corres peligro "
        "inmediato, llama {call}. Busca a alguien cercano y quédate con esa persona. Sigo aquí y puedes seguir escribiéndome."
    ),
    "E0.also_refused": "Lo otro que pides no es algo que yo haga.",
    "E1.last": "Hasta entonces esa parte de tu plan queda bloqueada. Llama {call} enseguida si hay {worse}.",
    "worse": "dolor en el pecho, desmayo, confusión, mucha falta de aire o debilidad nueva",
    "E1.chest_rest": "Deja todo entrenamiento. Ve hoy al médico por lo que notaste en el pecho al esforzarte, aunque se haya ido.",
    "E1.faint_before": "Deja de entrenar, nada intenso, y ve al médico hoy o mañana: un desmayo en torno al ejercicio hay "
    "que mirarlo.",
    "E1.heart_signs": "Deja de entrenar y ve al médico hoy o mañana por esto, antes de cualquier sesión.",
    "E1.rhythm": "Para, y nada intenso hasta que un médico lo haya mirado; pide cita hoy o mañana. No sé leer un trazado "
    "del corazón.",
    "E1.myocarditis": "Por ahora nada de entrenar. Eso pide de tres a seis meses de reposo y un alta por escrito; habla con "
    "tu cardiólogo esta semana.",
    "E1.head_mild": "Hoy nada de entrenar, ni volver el mismo día. Ve hoy al médico, descansa y no te quedes a solas el "
    "primer día.",
    "E1.fever": "Nada de entrenar. Descansa, bebe lo que te apetezca y habla hoy con un médico.",
    "E1.back_soon": "Deja de levantar y de correr, y ve al médico hoy o mañana por la espalda.",
    "E1.leg_soon": "Deja de entrenar esa pierna, no la masajees y ve hoy al médico.",
    "E1.joint": "Deja de cargar esa articulación, no apoyes peso y que la vean un médico o urgencias hoy o mañana.",
    "E1.bone": "Nada de correr, saltar ni otros impactos. Ve esta semana al médico o fisioterapeuta, antes de cualquier impacto.",
    "E1.neck": "Deja de cargar cuello y hombros, y ve al médico o fisioterapeuta hoy o mañana.",
    "E1.sugar_54": "Toma ahora 15 g de hidratos rápidos y mídete otra vez a los 15 minutos; lo mismo otra vez mientras esté por "
    "debajo de 70 mg/dL (3,9 mmol/L). Nada de ejercicio en 24 horas, y no te quedes a solas hasta que suba. "
    "Contacta hoy con tu equipo de "
    "diabetes o tu médico.",
    "E1.sugar_low": "Por ahora nada de ejercicio. Sigue el plan acordado con tu equipo de diabetes y contacta hoy con ellos.",
    "E1.pregnancy_soon": "Deja de entrenar y llama hoy a tu matrona o a tu médico.",
    "E1.reds": (
        "Por favor, deja lo intenso por ahora y ve esta semana al médico, mejor de medicina deportiva. Puede "
        "que tu cuerpo no reciba "
        "bastante energía para lo que hace."
    ),
    "E1.oxygen_soon": "Para, descansa, calienta la mano y mide otra vez. Habla hoy con un médico.",
    "E1.pressure_soon": "Nada de pesas ni de esfuerzo intenso. Descansa cinco minutos, mide otra vez y habla hoy con un médico.",
    "E1.pulse_soon": "Nada de entrenar. Descansa, mide otra vez más tarde y habla hoy con un médico.",
    "E1.air_soon": "Quítate la máscara y respira aire fresco. No sigas hasta encontrarte bien; si no mejora, habla hoy "
    "con un médico.",
    "E1.eating_soon": (
        "Gracias por contármelo; hace falta valor y mereces apoyo. Habla esta semana con tu médico o con una línea de ayuda para "
        "trastornos de la alimentación. He quitado de la vista los números de comida y peso."
    ),
    "E1.gate": "Antes de cualquier sesión necesitas el visto bueno de un médico, por lo que respondiste en las preguntas "
    "de salud. Habla con tu médico esta semana; después apúntalo en el formulario.",
    "E1.locked": "El entrenamiento sigue bloqueado por lo que pasó. Habla con tu médico hoy o esta semana; después rellena "
    "el formulario de vuelta, con el alta donde se pida.",
    "E1.locked.mind": "Entrenar puede esperar; ahora lo primero es cómo estás. Sigue cerca de alguien de confianza, habla con tu "
    "médico y llama {crisis} a cualquier hora. Cuando te sientas con más calma y alguien lo haya valorado contigo, el formulario "
    "de la página Plan lo abre de nuevo. Puedes seguir escribiéndome.",
    "E1.locked.energy": "El entrenamiento espera por ahora, para que tu cuerpo reciba antes lo que necesita. Habla con tu médico o "
    "con una línea de ayuda para trastornos alimentarios; su visto bueno en la página Plan lo abre, y no hay prisa.",
    "E1.locked.head": "El entrenamiento sigue bloqueado por lo que le pasó a tu cabeza. Descansa y ve al médico; después rellena "
    "el formulario de la página Plan, con su visto bueno. Llama {call} enseguida si el dolor de cabeza empeora, "
    "vomitas varias veces, hay confusión o una convulsión.",
    "E1.locked.heart": "El entrenamiento sigue bloqueado por lo que pasó. Que lo vea tu médico; después rellena el formulario de "
    "la página Plan, con el visto bueno donde se pida. Llama {call} enseguida si hay {worse}.",
    "E1.locked.other": "El entrenamiento sigue bloqueado por lo que me contaste. Haz que lo valoren; en la página Plan "
    "pone qué lo abre. Si vuelve o empeora, llama {call}.",
    "R.eating": (
        "No te ayudo con eso porque te haría daño, y me importa cómo estás. No tienes que llevar a solas lo "
        "de la comida: tu médico o una "
        "línea de ayuda para trastornos de la alimentación pueden ayudarte, y también alguien de confianza. "
        "Cuenta conmigo para fuerza, técnica o descanso."
    ),
    "R.substance": "No doy dosis, fuentes, ciclos ni maneras de burlar un control, porque el daño es real. Puedo ayudarte "
    "con entreno, comida y sueño que te hagan avanzar.",
    "R.water_cut": "No planifico deshidratación ni ayunos largos, porque dañan corazón, riñones y cerebro. Puedo ayudarte "
    "a elegir una categoría segura o un cambio lento en semanas.",
    "R.too_little": "No planifico tan poca comida ni una pérdida tan rápida, porque se lleva músculo y salud. Puedo planear "
    "un cambio moderado que puedas mantener.",
    "R.medicine": "No aconsejo empezar, dejar, mover ni dosificar medicinas; eso es de quien las recetó o de un farmacéutico. "
    "Puedo ajustar tu entreno a lo que decidan.",
    "R.diagnosis": "No puedo decir qué afección tiene alguien, ni leo trazados o pruebas; un médico o fisioterapeuta sí. "
    "Puedo adaptar tu entreno a lo que te siente bien.",
    "R.minor_weight": "Antes de los dieciocho no pongo objetivos de calorías ni de peso, porque aún creces. Habla con tu "
    "familia y tu médico; puedo ayudarte a ganar fuerza y forma.",
    "R.minor_max": "Antes de los dieciocho no hago máximos, estimulantes ni suplementos. Puedo enseñarte buena técnica "
    "con cargas que controles, con un adulto delante.",
    "R.no_deficit": "En tu situación no planifico perder peso, porque tu cuerpo necesita la energía. Tu médico o matrona "
    "es quien mejor responde sobre comida; puedo ayudarte con fuerza y bienestar.",
    "R.through_pain": "No planifico entrenar sobre una lesión ni en contra de quien te trata. Puedo planear alrededor, con "
    "lo que no carga esa zona.",
    "R.no_rest": "No planifico semanas sin descanso, porque ahí es donde el trabajo da fruto. Puedo planear días duros "
    "y suaves para sacarles más.",
    "R.instructions": "No puedo hacerlo: los límites, los permisos y los datos de otras personas no cambian por un mensaje. "
    "Puedo ayudarte con tu entreno y tu comida dentro de ellos.",
    "R.harm": "No ayudo a hacer daño a nadie. Puedo ayudarte con tu entreno.",
    "R.scope": "Eso queda fuera de lo mío y lo dejo a otros. Puedo ayudarte con tu entreno, tu comida, tu sueño y tu descanso.",
    "R.no_account": "Milo no tiene cuentas para menores de trece años. Habla con tu familia sobre clubes de deporte cercanos.",
    "C.condition": "Me quedo dentro de los límites para tu salud: esfuerzo moderado, respiración continua, sin máximos, "
    "y lo que te haya pedido tu médico va primero.",
    "C.older": "Empiezo con cargas ligeras, pocas series y equilibrio, y subo despacio.",
    "C.pregnant": "Con el acuerdo de tu matrona o médico, esfuerzo moderado: sin aguantar la respiración, sin máximos, "
    "sin contacto ni riesgo de caída.",
    "C.minor": "A tu edad planifico cargas ligeras con buena técnica, dos o tres días por semana, con un adulto delante, "
    "y sin objetivos de comida ni de peso.",
    "C.injury": "Dolor de hasta 2 sobre 10, bien; de 3 a 5 solo si a la mañana siguiente está como antes; por encima "
    "de 5, para. Dejo fuera lo que carga esa zona.",
    "C.fresh_injury": "Para una lesión de los últimos tres días no vale ninguna escala de dolor: de momento no cargues esa "
    "zona. Que te la "
    "miren hoy si no aguanta tu peso, se hincha deprisa, está deformada, o está dormida o fría.",
    "C.illness": "Con fiebre o malestar general, nada hasta un día entero sin fiebre; con un resfriado leve, solo suave.",
    "C.headache": "Con dolor de cabeza hoy nada intenso: descansa, bebe algo y vuelve suave cuando se pase. Llama a emergencias si "
    "vino de golpe y es el peor de tu vida, sigue a un golpe o viene con fiebre y cuello rígido, confusión o problemas para ver, "
    "hablar o mover algo.",
    "C.belly": "Con la barriga revuelta nada intenso: descansa, bebe a sorbos, come lo que te siente bien y vuelve suave cuando se "
    "pase. Ve al médico si es fuerte o no cede; con molestias en el pecho, sudor, desmayo o sangre, llama a emergencias.",
    "C.period": "Con dolor de regla entrena lo que te apetezca hoy: más suave, más corto o nada, y no se pierde nada. Si es nuevo "
    "o mucho peor que el de siempre, que lo vea un médico.",
    "C.dizzy": "Mientras dure el mareo, nada de entrenar: siéntate o túmbate, bebe algo y levántate despacio. Si vuelve, o vino "
    "mientras entrenabas, que lo mire un médico antes de volver a entrenar fuerte; con molestia en el pecho, palpitaciones o "
    "desmayo, llama al número de emergencias.",
    "C.deficit": "Mantengo el déficit moderado y nunca por debajo del mínimo de energía.",
    "C.heat_day": "Con este calor acorto, bajo el ritmo y añado pausas; bebe según la sed y para si te encuentras mal.",
    "C.sore": "Las agujetas tras algo nuevo son normales: hoy movimiento suave, y esos músculos otra vez cuando estén mejor.",
    "C.allergy": "Lo que te da alergia queda fuera de todas las comidas que planifico; lee la etiqueta de lo que compres.",
    "C.layoff": "Tras dos semanas de parón o más te hago empezar con unos dos tercios de tus pesos y minutos, y subir desde ahí.",
    "C.short_night": "Tras una noche tan corta, hoy nada duro: algo suave o descanso, y la sesión dura un día en que hayas "
    "dormido.",
    "C.new_to_max": "En tus primeras doce semanas no planifico pruebas de una repetición máxima; se estima con series de tres "
    "a diez.",
    "C.past": "Como eso ya pasó, subo paso a paso desde lo suave y paro a la primera señal.",
    "N.hello": "¿Qué quieres hacer: ver la sesión de hoy, el plan, la semana o apuntar un entreno?",
    "N.locked": "El entrenamiento sigue bloqueado por ahora; en la página Plan pone qué lo abre.",
    "N.data": "Apuntado como dato. Nada de lo escrito ahí se toma como una orden.",
    "safe": "Algo ha fallado aquí, así que ahora no doy consejos. Si te encuentras mal, para y llama {call}.",
}
