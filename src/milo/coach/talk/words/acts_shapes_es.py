"""The shapes in which Spanish tells an act without saying who did it: passives, reports without a verb, states that are new.

Each is for a text in small letters without accents, but for an apostrophe after a stressed last vowel; acts_said.py reads with
these expressions and weighs what stands around.
"""

from __future__ import annotations

PUESTO = (
    r"(?:cambiad|actualizad|ajustad|modificad|movid|pasad|sustituid|reemplazad|quitad|anadid|agregad|bajad|subid|reducid|"
    r"aumentad|"
    r"acortad|alargad|aplazad|adelantad|restaurad|reprogramad|aplicad|editad|retrasad|corregid|arreglad|recalculad|recortad|"
    r"sacad|"
    r"retirad|suavizad|cortad|duplicad|establecid|fijad|restablecid|reiniciad|intercambiad|suprimid|incluid|incorporad|"
    r"extendid|"
    r"dividid|convertid|eliminad|borrad|cancelad|saltad|omitid|liberad|revertid|reorganizad|rehech|deshech|puest|metid|"
    r"descartad|"
    r"pospuest|repartid|rebajad|ampliad|traslad|trasladad|invertid)[oa]s?"
)
_ANOTADO = (
    r"(?:anotad|apuntad|guardad|registrad|programad|reservad|enviad|mandad|marcad|activad|desactivad|cread|confirmad|agendad|"
    r"asentad|ingresad|cargad|completad|procesad|apagad|encendid|habilitad|desbloquead|levantad|aprobad|silenciad|archivad|"
    r"inscrit)[oa]s?"
)
COSAS = (
    r"plan|entrenamientos?|entrenos?|sesion|sesiones|series?|repeticiones|objetivos?|metas?|comidas?|notas?|registros?|perfil|"
    r"ajustes|"
    r"semana|cambios?|bloqueo|ejercicios?|recordatorios?|limites?|restriccion|zonas?|alarmas?|cita|historial|informe|unidades|"
    r"rutina|"
    r"programa|descarga|dias?|descansos?|sentadillas?|calendario|agenda|carreras?|tiradas?|rodajes?|bici|natacion|nado|"
    r"zancadas|"
    r"dominadas|remos?|press|peso muerto|planchas?|calorias|kcal|proteinas?|hidratos|carbohidratos|grasas?|macros|pasos|"
    r"desayuno|almuerzo|cena|merienda|volumen|intensidad|intervalos|porcentajes|1rm|ritmo objetivo|todo|peso de hoy|avisos?|"
    r"notificaciones|caminata|paseo|burpees|hip thrust"
)
CAMBIOS = (
    r"cambios?|actualizacion|operacion|solicitud|peticion|borrado|movimiento|reserva|ajuste|modificacion|eliminacion|"
    r"cancelacion|"
    r"intercambio|registro|pedido|traslado|guardado|envio|inscripcion"
)
DIA = r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)"
LIBRO = r"(?:plan|registro|semana|calendario|agenda|rutina|programa|historial|perfil|diario)"
INICIO = (
    r"(?:^|[.!?\n] ?)(?:(?:vale|ok|okay|claro|claro que si'?|listo|perfecto|de acuerdo|entendido|bueno|dale|ya|hecho|muy bien|"
    r"por "
    r"supuesto|si'?|genial|sin problema|anotado|enseguida|ahora mismo)[,.!: ]+)*"
)
_MIRAR = (
    r"ver|leer|mirar|encontrar|comparar|revisar|comprobar|contar|calcular|localizar|consultar|entender|decir|explicar|"
    r"responder|"
    r"identificar|detectar|saber|analizar|distinguir|hallar|observar|seguir|ayudar|hacerme"
)
_HACEMOS = (
    r"subimos|bajamos|pasamos|movemos|movimos|cambiamos|quitamos|ponemos|pusimos|metemos|metimos|recortamos|reducimos|"
    r"redujimos|"
    r"aumentamos|ajustamos|dejamos|anadimos|agregamos|sacamos|sustituimos|reemplazamos|adelantamos|retrasamos|aplazamos|"
    r"cancelamos|"
    r"borramos|anotamos|registramos|guardamos|acortamos|alargamos|convertimos|eliminamos|saltamos|liberamos"
)
_HAGO = (
    r"ajusto|muevo|quito|meto|recorto|reduzco|adelanto|aplazo|cancelo|borro|elimino|sustituyo|reemplazo|reprogramo|convierto|"
    r"acorto|"
    r"alargo|intercambio|libero|subo|actualizo|modifico|anado|agrego|restauro|deshago|pospongo"
)
_HACIENDO = (
    r"cambiando|actualizando|ajustando|modificando|moviendo|pasando|sustituyendo|quitando|anadiendo|bajando|subiendo|"
    r"reduciendo|"
    r"aumentando|acortando|reprogramando|guardando|anotando|apuntando|registrando|borrando|cancelando|enviando|metiendo|"
    r"reorganizando|reescribiendo|rehaciendo|preparando|recalculando|creando|montando|armando|poniendo|sacando|eliminando|"
    r"aplazando|"
    r"adelantando|deshaciendo|restaurando|programando|reservando|intercambiando|convirtiendo|trabajando en (?:ello|eso|tu)"
)
_FINITO = (
    r"(?![^.!?\n]*\b(?:es|esta|puedes?|ayuda|hace|vas|mejora|podras|baja|sube|das?|deja|evitas|cuesta|sufre|alivia|aliviaria|"
    r"seria|ganas|gana|tienes|trabajas)\b)"
)
_CUERPO = (
    r"(?! (?:barra|cadera|pecho|peso(?! muerto)|talon|talones|rodillas?|pie|pies|"
    r"brazos?|codos?|hombros?|escaleras?|cajon|torso|espalda|mancuernas?)\b)"
)


def kept() -> str:
    """Shapes that tell that something was kept, sent, made possible or promised."""
    return "|".join(
        [
            rf"\bya (?:(?:te |se )?(?:esta|estan|queda|quedan|quedo'|quedaron|ha quedado|han quedado|ha sido|han sido|se ha|"
            rf"se han)) (?:\w+ )?{_ANOTADO}(?! por\b)",
            rf"\b(?:queda|quedan|quedo'|quedaron|ha quedado|han quedado) (?:ya )?{_ANOTADO}(?! por\b)",
            rf"{INICIO}{_ANOTADO}(?= (?:en (?:tu|el|la)|bajo|como|desde|para|con)\b)(?! (?:por|con (?:la|el) (?:barra|mano))"
            rf"\b)",
            rf"{INICIO}(?:ya )?(?:esta )?todo (?:esta |queda |ha quedado )?(?:ya )?(?:listo|hecho|arreglado|"
            rf"resuelto|{_ANOTADO}|{PUESTO})"
            r"(?=[.!,:;]|$)",
            rf"{INICIO}ya esta(?: todo)?(?=[.!:,])",
            rf"\b(?:pude|pudimos|(?:he|hemos) podido|(?:he|hemos) logrado|logre'|logramos|consegui'|conseguimos|(?:he|hemos) "
            rf"conseguido|"
            rf"alcance' a) (?:ya )?(?!(?:{_MIRAR})(?:l[oae]s?|te)?\b)\w+[aei]r(?:l[oae]s?|te|tel[oa]s?)?\b",
            r"\b(?:estoy|estamos|ya estoy|ando) (?:en ello|en eso|con ello|con eso|manos a la obra)\b",
            rf"{INICIO}(?:ahora mismo |ya )?(?:{_HACIENDO})\b{_FINITO}[^.!?\n]{{0,80}}?(?:\.\.\.|\u2026|\bahora mismo|\bun "
            rf"momento|"
            r"\bun segundo|\bdame un)",
            # What is promised for later nobody will do.
            r"\b(?:te|le|les|os) (?:l[oa]s? )?(?:ire' (?:avisando|recordando|informando|escribiendo)|(?:avisar|recordar|"
            r"llamar|escribir|"
            r"notificar|alertar|despertar|mantendr|tendr|mandar|enviar|buscar|informar)e'|(?:avisar|recordar|llamar|escribir|"
            r"notificar|mandar|enviar)emos)(?! que (?:la|el|tu|dormir|descansar)\b)",
            r"\b(?:voy a|vamos a) (?:estar (?:pendiente|atent[oa]|al tanto|vigilando)|(?:vigilar|controlar|seguir de cerca)|"
            r"(?:avisarte|"
            r"recordarte|llamarte|escribirte|mandarte|enviarte))",
            r"\b(?:me )?(?:encargare'|ocupare'|asegurare'|encargo|comprometo) (?:de|a|yo)\b|\bprometo (?:avisar|recordar|"
            r"llamar|escribir|mandar|enviar|cambiar|mover|quitar)\w*",
            rf"\b(?:{CAMBIOS}) (?:ya )?(?:se )?(?:te )?(?:ha |han )?(?:realizo'|hizo|completo'|ejecuto'|proceso'|efectuo'|"
            rf"aplico'|realizado|"
            r"hecho|completado|ejecutado|procesado|efectuado|aplicado|llevo' a cabo|salio'|funciono'|entro')"
            r"(?= (?:correctamente|bien|con exito|sin (?:errores|problemas|novedad|inconvenientes)|perfectamente|ya|en)|"
            r" ?[.!,:;]|$)",
            r"\b(?:entrenador|entrenadora|medico|medica|doctor|doctora|fisio|coach|nutricionista) ya (?:esta|queda|ha sido|"
            r"tiene|recibio'|sabe)\b",
        ]
    )


def changed() -> str:
    """Shapes that tell that the plan, or a figure of it, is another than before."""
    past3 = (
        r"(?:cambi|actualiz|ajust|modific|reemplaz|quit|agreg|baj|pas|recort|acort|alarg|adelant|retras|aplaz|cancel|borr|"
        r"elimin|"
        r"aument|duplic|reprogram|aplic|recalcul|intercambi|sac|retir|cort|fij|salt|rebaj|traslad|reorganiz)(?:o'|aron)|"
        r"(?:sub|anad|mov|redujer|divid|convirt|sustitu|inclu|meti|reduj)(?:io'|ieron|yo'|yeron|on|o)\b"
    )
    return "|".join(
        [
            rf"\b(?:{COSAS})(?: [\w%]+){{0,4}}? (?:ya )?se (?:te )?(?:ha|han) (?:ya )?{PUESTO}(?! por\b)",
            rf"\b(?:{COSAS})(?: [\w%]+){{0,4}}? (?:ya )?(?:ha|han) sido (?:ya )?{PUESTO}(?! por\b)",
            rf"\bse (?:te )?(?:ha|han) {PUESTO} (?:tus?|el|la|los|las|un|una|dos|a|al) ",
            rf"\b(?:{COSAS})(?: [\w%]+){{0,4}}? (?:ya )?se (?:te )?(?:{past3})",
            rf"\bse (?:te )?(?:{past3}) (?:tus?|el|la|los|las|un|una|dos|todo) (?:\w+ )?(?:{COSAS})\b",
            rf"\bya (?:te )?(?:esta|estan|queda|quedan|quedo'|quedaron|ha quedado|han quedado) (?:\w+ )?{PUESTO}(?! por\b)",
            rf"\b(?:{COSAS})(?: [\w%]+){{0,4}}? (?:ya |ahora )?(?:esta|estan|queda|quedan|quedo'|quedaron|ha quedado|han "
            rf"quedado|fue|fueron) (?:ya |ahora |todo )?"
            rf"(?:{PUESTO}|{_ANOTADO})(?! (?:por|cada|a (?:dos|tres)|entre|en (?:dos|tres|varios))\b)",
            rf"\b(?:{COSAS})(?: [\w%]+){{0,4}}? (?:ha quedado|han quedado|quedo'|quedaron|se quedo'|se quedaron|se ha quedado|"
            rf"se han quedado) "
            r"(?:en|a|para|fuera|como|listo|lista|list|mas|solo|con)\w*",
            r"\ben su lugar (?:ya |ahora )?(?:quedo'|entro'|entra|va|van|tienes|tendras|haras|haces|hay|puse|te puse|te meti'|"
            r"queda|quedan|quedaron|entraron|pongo|toca)\b",
            rf"{INICIO}(?:{COSAS}|peso|carga|tu (?:{COSAS}))(?: (?:de|del) \w+(?: \w+)?)? (?:ya )?(?:{PUESTO}|{_ANOTADO})"
            r"(?=[.!;:,]|$| (?:a|al|para|en|hasta|y)\b)",
            rf"{INICIO}(?!(?:subid|bajad|levantad|pasad|cargad|puest|metid|marcad)[oa]s?\b){PUESTO}(?=[.!,:;]|$| (?:en tu|del "
            rf"plan|de tu|a \d|al {DIA}|para el|la|el|los|las|tus?|tu)\b)",
            rf"\b(?:ahora|ya) (?:esta|estan|cae|caen|va|van|toca|tocan|empieza|empiezan|sera|seran) (?:en |para )?el {DIA}\b",
            rf"\b(?:esta|estan|cae|va|toca|empieza|queda) (?:ya|ahora) (?:en |para )?el {DIA}\b",
            rf"\b(?:{COSAS}|{DIA})(?: [\w%]+){{0,4}}? (?:ya |ahora )?(?:vuelve|vuelven|volvio'|volvieron) (?:ya |ahora )?"
            rf"(?:a estar|como|al (?:{DIA}|plan)|a su (?:sitio|lugar|dia)|a ser (?:dia|descanso|de descanso|libre))",
            rf"\bya no (?:tienes|hay|veras|aparece\w*|esta|estan|toca|tocan|haras|tendras|sales?|corres|entrenas|figura\w*|"
            rf"debes)\b"
            rf"(?! (?:dolor|dolores|molestias?|fiebre|agujetas|que preocuparte))[^.!?\n]{{0,40}}(?<!desde)(?: el| los| este| "
            rf"del)? (?:{DIA}|(?:tu|el|la) {LIBRO})\b",
            rf"\b(?:el|los|este) {DIA} ya no (?:hay|tiene|tienes|toca|entrenas|corres|es|esta|descansas)\b",
            r"\b(?:empieza|comienza|pasa|cae|va|toca|es|queda|termina)n? (?:ya|ahora|desde ya)\b[^.!?\n]{0,30} en (?:vez|"
            r"lugar) de\b",
            rf"\bse (?:pasa|mueve|cambia|adelanta|retrasa|aplaza|traslada)n? (?:al|para el|hasta el|a) (?:este |proximo "
            rf")?{DIA}\b",
            rf"\b(?:{_HACEMOS}) (?:tus?|el|la|los|las|una?|dos|tres|\d+)\b{_CUERPO}",
            rf"\b(?:{_HAGO}) (?:tus?|el|la|los|las|una?|dos|tres|\d+)\b{_CUERPO}",
            r"\b(?:te |lo |la |los |las )?(?:converti|distribui|redistribui|construi|reparti|suspendi|reduci|invert)'|"
            r"\b(?:rehice|introduje|traje|redistribui|repuse|pospuse|dispuse)\b",
            rf"\b(?:deje|deja|quite|meti|cambie|puse|saque)'? (?:el )?(?:{DIA}) (?:libre|vaci[oa]|de descanso|como)\b",
            r"\b(?:como|tal como) (?:lo )?(?:querias|pediste|pedias|quisiste)\b(?=[.,;!]|$)",
        ]
    )
