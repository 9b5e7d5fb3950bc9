"""Requests to refuse and states to be careful with, told in pieces none of which says it alone; both languages.

Written from what prompts of five authors had in common that the other rooms missed. Notation: triage_text.py.
Source: Milo's safety reference, section 4 and 6 to 9.
"""

from __future__ import annotations

from milo.coach.safety.text.triage_text import Rule

_CARER = (
    "(?:doctor|doctors|docs|gp|pt|physio|surgeon|consultant|osteopath|orthopedist|cardiologist|medico|doctor[a]|fisio|kine|"
    "kinesiolog[oa]|cirujan[oa]|ortopedista|traumatolog[oa]|trauma)"
)
_FORBID = (
    "(?:stop|rest|ban|banned|not to|no (?:impact|lifting|running|contact|weights?|jump*)|off (?:it|hills|the)|orders? no|"
    "ordered|nada "
    "de|no (?:correr|cargar|saltar|pesas|impacto)|reposo|prohib*|nego|ni se me ocurra|sin carga|no me firmo)"
)
WIDER: dict[str, str] = {
    "eased": "(?:stop*|sit|sat|rest*|walk*|lean*|slow*) (?:\\w+ ){0,8}(?:gone|fades?|passes|goes|eases|lets go|disappears|"
    "its gone|poof)|"
    "(?:gone|goes|went|lets go|disappears|passed|fades|passes|eased) (?:\\w+ )?(?:in \\d+ min*|(?:as soon as|when|the "
    "second|after a "
    "min*|on the wall)|when (?:i|he|she))|(?:only|just) (?:\\w+ ){0,4}when i (?:push|jog|run|climb)|it passes|til (?:\\w+ "
    "){0,6}passes|stopped and "
    "it stopped|(?:par[oe]|sent[oea]*|sentarme|descans*|camin*) (?:\\w+ ){0,6}(?:se (?:me |le )?(?:quit[ao]|va|fue|pas[ao])|"
    "chao|y ya)|se (?:me |"
    "le )?(?:quit[ao]|fue|va|pas[ao])(?: solito| al toque)?(?! (?:pal?|para|al brazo|a la espalda|hacia|por))",
}
WORDS: dict[str, str] = {
    "carer_said_no": f"{_CARER} (?:\\w+ ){{0,8}}{_FORBID}|(?:me )?(?:prohibieron|dijeron reposo)|told (?:me )?to (?:keep "
    f"off|rest|stay off)|"
    "(?:boot|cast|yeso|bota) (?:\\w+ ){0,8}(?:fracture|metatarsal|stress fx|broken)|no me firmo el alta",
    "wants_it": "dont care|nonsense|im not going to|i say|not going to|how do i (?:train|grit|get ready|push)|train through|"
    "grit through|write "
    "the|give me|programme|program|adapt my plan|heavy bench|(?:ponme|hazme|montame|arma|programalo|mandamelo|ponga|armame)|"
    "igual|quiero jugar|"
    "como lo vendo|harias la preparacion|plan de saltos|taper plan|round the ban|bajo mi responsabilidad",
    "wants_other": "instead|alternative*|alternativ*|en vez|mientras|meanwhile|work around|what else|what can i do|que "
    "puedo hacer|when can|"
    "cuando puedo|gentle|suave",
    "rest_gone": "(?:no|without|delete|drop|remove|dont (?:\\w+ )?put|sin|quita*|ni) (?:\\w+ ){0,5}(?:rest days?|days? off|"
    "off days?|recovery|descanso*|"
    "descarga|pausa|domingo libre)|rest is for the weak|(?:if i|when i|si) (?:rest|sit|descanso)",
    "each_day": "every (?:single )?day|7 days|two a days|twice|365|\\d+ sessions|todos los dias|dobles?|seguidos|straight|"
    "every|siempre|sin parar|este "
    "ano|mornings|two months",
    "rest_fine": "rest between|between sets|entre series|how many rest days|cuantos dias de descanso|should i|deberia|is it "
    "(?:ok|bad)|es malo",
    "food_debt": "(?:how (?:many|long|much)|cuant[oa]s?|gimme hours) (?:\\w+ ){0,14}(?:cancel|erase|burn off|deserve|earn|"
    "make up for|undo|borrar|"
    "pagarl[oa]|ganarme|por cada (?:galleta|comida|dulce)|like it never|por cucharada|minutes on the bike to)|(?:need|have) "
    "to burn off|"
    "no (?:me (?:dejo|permito)) (?:cenar|comer)|(?:cant|wont) let myself eat",
    "fake_meal": "(?:make|making) it look like i ate|look like i (?:ate|eat)|(?:bring*|comes?) (?:it )?(?:back )?up (?:easy|"
    "after)|que se vomita|"
    "foods? (?:\\w+ ){0,3}comes? up|parents cant know",
    "little_food": "(?:under|on about|than|like|of) \\d{3}(?: a day| kcal| en el dia| cal*)|least i can eat|(?:water|juice|"
    "coffee|broth|agua) only|only "
    "(?:water|juice)|nothing but (?:water|black coffee|coffee|juice)|no food at all|dejar de comer",
    "little_fine": "(?:cut|deficit|reduction|trim|recorte) of (?:\\w+ )?\\d{3}|under \\d{3} (?:cal* )?(?:snack*|per snack|each|"
    "breakfast|a meal|per meal)|snack|dessert|medical test|"
    "colonoscopy|blood test",
    "insulin_how": "(?:how many units|how much (?:less|more) (?:basal|insulin)|cuant[oa]s? (?:unidades|insulina)|units "
    "(?:\\w+ ){0,4}(?:lantus|humalog|"
    "basal|insulin|novorapid)|(?:knock|cut|take) (?:\\w+ ){0,3}(?:off|from) my (?:lantus|humalog|basal|insulin))",
    "teen_grade": "in year (?:[7-9]|1[01])|year (?:[7-9]|10)(?= |,)(?! (?:of|anniversary|old|plan|streak|veteran))|[6-9]th "
    "grader|en (?:septimo|octavo|"
    "noveno)",
    "teen_ask": "(?:what|which) (?:\\w+ ){0,4}(?:weigh|weight|bmi|deficit|body fat)|what should i weigh|lighter|kilos "
    "(?:menos|debo|bajo)|cuantos kilos|"
    "deficit|cutting|cut plan|cutting plan|bodyfat|body fat|porcentaje de grasa|grasa|bmi|scoops?|creatin*|caffein*|cafeina|"
    "pre ?workout*|maximo|1 "
    "?rm|1 rep|peso maximo|ripped|tres kilos menos|calories",
    "harm_do": "(?:hurt|injure|injured|lesion*|partirle|disloc*|spike|choke|threat|scare|susto|aflojar*|poison*|puke|hit) "
    "(?:\\w+ ){0,12}(?:someone|"
    "somebody|teammate|partner|brother|rival|ref|referee|alguien|companer[oa]|bici del|ella|him|her|equipo|tarado)|(?:rival|"
    "companer[oa]|teammate|"
    "brother|partner|ex) (?:\\w+ ){0,10}(?:injured|hurt|lesion*|laxante|susto|lesson|puke|shake)",
    "harm_how": "how (?:do|can) i|make|write|best|tell me how|what can i do|which|como|quiero|ayudame|que (?:golpe|"
    "ejercicio)|donde le",
    "harm_fine": "hurt (?:himself|herself|my)|got (?:hurt|injured)|was (?:hurt|injured)|avoid|without (?:hurting|injuring)|"
    "so (?:he|she|they) (?:doesnt|"
    "dont)|support|help (?:him|her)|se lesiono|evitar|para que no se",
    "water_stop": "(?:no|cut|zero|cero|sin|dejo de|corto|corta) (?:\\w+ ){0,3}(?:water|agua|drinking|drink|beber|tomar "
    "agua)|spit|escup*|sweat off|"
    "sauna|correr con plastico|pastillas del agua|lavativas|salts? out",
    "weight_day": "weigh*|make weight|half a stone|two kilos|the meet|class|doy el peso|dar (?:el )?\\d\\d|balanza|pesaje|"
    "en \\d\\d|voy en \\d\\d|by "
    "tomorrow|para (?:la foto|entrar)|pa entrar|pal casorio|ultima libra|la foto",
    "water_plain": "swim*|pool|race hydration|piscina|agua con gas|sparkling|after training|recover*|relax*",
    "his_data": "(?:show|give|pasa*|ensena*|dime|tell) (?:me )?(?:\\w+ ){0,8}(?:logged|weigh ins?|account|log|datos|"
    "telefono) (?:\\w+ ){0,6}(?:club|group|ex|"
    "her|his|husband|atleta|week|gym|peso|app)",
    "his_plain": "i logged|my (?:log|logs|weigh|account|data|week)|mis datos|mi cuenta|i did",
    "ten_scale": "\\d(?: ?/ ?| out of | de | sobre )10|a (?:two|three|2|3)(?: maybe \\d)?|un \\d",
    "sore_site": "knee|shoulder|elbow|wrist|hip|achilles|ankle|back|hombro|codo|rodilla|muneca|cadera|tobillo|cuello|espalda",
    "head_cold": "sniff*|sneez*|runny nose|scratchy|blocked nose|snot*|moco*|moquito*|estornud*|resfri*|gripita|gripe de "
    "nariz|head cold",
    "bug_38": "38 ?[.,]? ?\\d?",
    "ill_word": "achy|shiver*|cuerpo cortado|malestar|duele el cuerpo|temp*|fever*|fiebre|tengo|ando en",
    "hot_place": "(?:roasting|muggy|humid|calor|forecast says|pega duro el sol|a 3\\d|3\\d ?c|july|bochorno)",
    "hot_plan": "shift|adapt*|move|plan|adjust|ajusto|muevo|a que hora|change the session|how do i|sombra|amanecer",
    "healed": "alta (?:total|completa)|dad[oa] de alta|dieron de alta|cleared|all clear|signed off|well controlled|under "
    "control|bien controlada|"
    "controlad[oa]|salio limpio|gine|ob (?:happy|cleared)|todo perfecto|todo bien en los controles|recovered from",
    "ill_once": "soplo|trombosis|operaron|operacion|fractura|desgarr*|desmay*|fainted|passed out|seizure*|stress fracture|"
    "surgery|bp|blood "
    "pressure|pressure|presion|tension|weeks|\\d+ wk|semanas|quinto mes|ed|eating disorder|dengue|chest pain|baby*|pregnan*|"
    "embaraz*",
    "layoff": "(?:not trained|no entreno|sin entrenar|havent trained|off training|deje el gym) (?:\\w+ ){0,4}(?:weeks?|"
    "months?|mes|meses|semanas)|(?:llevo|hace) (?:un|dos|tres) (?:mes|meses) sin entrenar|"
    "(?:missed|skipped|out|off|away|havent lifted|havent run|no training|no lifting) (?:for )?(?:the )?(?:last |past "
    ")?(?:(?:two|three|four|five|six|seven|eight|nine|ten|twelve|several|[2-9]|1\\d) (?:weeks|months)|"
    "(?:1[4-9]|[2-9]\\d|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty) days)|"
    "(?:(?:two|three|four|five|six|seven|eight|nine|ten|twelve|several|[2-9]|1\\d) (?:weeks|months)|(?:1[4-9]|[2-9]\\d|"
    "fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty) days) (?:off|out|away|"
    "without (?:train*|lift*|run*|the gym|a gym|exercise))|"
    "(?:llevo|tras|despues de|estuve|he estado|estado) (?:\\w+ )?(?:(?:dos|tres|cuatro|cinco|seis|siete|ocho|diez|varias|"
    "varios|[2-9]|1\\d) (?:semanas|meses)|(?:1[4-9]|[2-9]\\d|quince|veinte) dias) "
    "(?:sin|parad[oa]|fuera|de (?:vacaciones|descanso|paron|baja))",
    "restart": "same weights?|(?:what|which) (?:weights?|loads?)|how heavy|where (?:do|should|can) i (?:re)?start|where to "
    "(?:re)?start|restart|"
    "pick (?:\\w+ )?up|first session|(?:how|can) (?:do|should|can)? ?(?:i )?(?:come|get|go|jump) back|re ?enter|mismos? pesos?|"
    "(?:con )?que pesos?|"
    "(?:con )?cuanto (?:peso|empiezo)|donde (?:empiezo|arranco|retomo|lo deje|quede)|como (?:vuelvo|retomo)|primera sesion|"
    "reengancho",
    "told_off": "(?:doctor|doc|physio|surgeon|dr|medico|fisio|cirujano) (?:\\w+ )?(?:said|says|told|wants|dice|dijo|quiere|mando)",
    "slept_little": "(?:slept|sleep|got|had|dormi|dormido|dormir) (?:\\w+ ){0,2}(?:one|two|three|four|[1-4](?:[.,]\\d)?|una|"
    "dos|tres|cuatro) ?"
    "(?:hours?|hrs?|h|horas?)(?: (?:of )?sleep| de sueno)?|(?:one|two|three|four|[1-4]) ?(?:hours|hrs|h) (?:of )?sleep|(?:dos|"
    "tres|cuatro) horas de "
    "sueno|(?:didnt|did not|havent) (?:sleep|slept) (?:at all|a wink)|no (?:dormi|he dormido|pegue ojo)(?: nada)?|all ?nighter",
    "hard_plan": "heavy|interval*|hiit|max|maxing|sprints?|deadlift*|squat*|tempo|hard|vo2*|race|series|pesad*|fuerte|"
    "sentadilla*|peso muerto|maxim*|"
    "intenso|intensa|duro|dura",
    "hard_when": "today|tonight|tomorrow|now|this (?:morning|evening|afternoon)|hoy|esta (?:noche|tarde|manana)|manana|can i|"
    "should i|ok to|planned|"
    "supposed|due|still|toca*|puedo|debo|que hago|what do i do|or not|o no|or rest|o descanso",
    "one_max": "(?:test|try|attempt|do|hit|find|go for|check|know|probar|hacer|sacar|intentar|medir|buscar|testear) (?:\\w+ "
    "){0,5}(?:1 ?rm|one rep max|"
    "rep max|max single|true max|one rm|max|maxim[oa]|rm)|max out",
    "new_lifter": "(?:[2-9]|1[01]|two|three|four|five|six|seven|eight|nine|ten|eleven) weeks (?:in|into|of|in to) (?:the "
    ")?(?:lifting|gym|training|weights|"
    "strength)|(?:lifting|training|gym) (?:for )?(?:only |just |about )?(?:[2-9]|1[01]|two|three|four|five|six|seven|eight|"
    "nine|ten|eleven) weeks|"
    "(?:two|2|one) months? (?:of|in|into|in to) (?:the )?(?:gym|lifting|training)|started (?:lifting|training|the gym|gym) "
    "(?:last|this) month|new to "
    "lifting|llevo (?:solo |unas )?(?:[2-9]|1[01]|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez) semanas (?:entren*|levant*|"
    "de gim*|en el gim*|"
    "con pesas)|llevo (?:un mes|dos meses) (?:entren*|levant*|de gim*|en el gim*|con pesas)",
    "lb_plenty": "(?:12[5-9]|1[3-9]\\d) ?(?:kg|kilos)",
    "moves": "start|moving|move|moverme|running or walking|empezar|walk*",
    "muscle_sore": "pecs|calves|abs|abdominal*|quads|legs|arms|pancita muscular|piernas",
    "sore_after": "(?:ache*|achy|stiff|sore|duele*|dolor) (?:\\w+ ){0,12}(?:after|yesterday|ayer|from|hill session|set|squats)",
}
RULES: tuple[Rule, ...] = (
    Rule("PL-50", "R", "through_pain", ("carer_said_no & wants_it & !wants_other",), keeps_info=True, keeps_past=True),
    Rule("PL-06", "R", "no_rest", ("rest_gone & each_day & !rest_fine",), keeps_info=True),
    Rule("ED-01", "R", "eating", ("food_debt", "fake_meal", "little_food & !little_fine"), keeps_info=True),
    Rule("RF-24", "R", "medicine", ("insulin_how",), keeps_info=True),
    Rule(
        "PL-40", "R", "minor_weight", ("teen_grade & teen_ask", "minor & teen_ask & !gain_only"), keeps_info=True, keeps_past=True
    ),
    Rule("CL-01", "R", "harm", ("harm_do & harm_how & !harm_fine & !fiction",), keeps_info=True, keeps_past=True),
    Rule("NU-06", "R", "water_cut", ("water_stop & weight_day & !water_plain & !wc_fact",), keeps_info=True),
    Rule("I-01", "R", "instructions", ("his_data & !his_plain",), keeps_info=True, keeps_past=True),
    Rule("PL-50", "C", "injury", ("ten_scale & sore_site",), keeps_past=True),
    Rule("PL-52", "C", "illness", ("head_cold", "bug_38 & ill_word")),
    Rule("PL-53", "C", "heat_day", ("hot_place & hot_plan",)),
    Rule("PL-55", "C", "past", ("healed~25~ill_once",), keeps_past=True),
    Rule("PL-29", "C", "condition", ("lb_plenty & moves",)),
    Rule("PL-12", "C", "layoff", ("layoff & restart & !told_off",), keeps_past=True, firm=True),
    Rule("PL-14", "C", "short_night", ("slept_little & hard_plan & hard_when",), keeps_info=True, keeps_past=True, firm=True),
    Rule("PL-10", "C", "new_to_max", ("one_max & new_lifter",), keeps_past=True, firm=True),
    Rule("PL-14", "C", "sore", ("muscle_sore~14~sore_after",)),
)
