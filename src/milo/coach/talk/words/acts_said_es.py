"""How Spanish says that something was or will be done; acts_said.py reads with these expressions.

Each is for a text in small letters without accents, but for an apostrophe after a stressed last vowel ("cambie'", "movio'"): only
the accent tells what I did from what you should do.
"""

from __future__ import annotations

import re

_CAMBIADO = (
    "cambiado|actualizado|ajustado|modificado|movido|pasado|sustituido|reemplazado|quitado|anadido|agregado|bajado|subido|reducido|"
    "aumentado|acortado|alargado|aplazado|adelantado|restaurado|deshecho|reprogramado|aplicado|editado|retrasado|atrasado|"
    "corregido|arreglado|recalculado|recortado|sacado|retirado|aliviado|suavizado|cortado|duplicado|establecido|fijado|"
    "restablecido|reiniciado|alternado|intercambiado|suprimido|incluido|incorporado|extendido|prolongado|simplificado"
)
_GUARDADO = (
    "anotado|apuntado|guardado|registrado|desbloqueado|levantado|abierto|autorizado|aprobado|borrado|eliminado|cancelado|"
    "programado|reservado|enviado|mandado|avisado|notificado|informado|contactado|llamado|marcado|activado|desactivado|creado|"
    "generado|iniciado|parado|detenido|pausado|conectado|vinculado|emparejado|sincronizado|subido a|exportado|compartido|inscrito|"
    "inscripto|apagado|prendido|encendido|habilitado|deshabilitado|anulado|agendado|confirmado|concedido|otorgado|calibrado|"
    "suspendido|reenviado|comunicado|alertado|dado de alta|completado|resuelto|reembolsado|devuelto|ingresado|cargado|asentado|"
    "bloqueado|silenciado"
)
_CAMBIE = (
    "cambie|actualice|ajuste|modifique|movi|sustitui|reemplace|quite|anadi|agregue|baje|subi|acorte|alargue|restaure|pase|"
    "reprograme|adelante|aumente|saque|retrase|atrase|recorte|retire|corte|suavice|alivie|aplace"
)
_GUARDE = (
    "anote|apunte|guarde|registre|desbloquee|levante|borre|elimine|cancele|programe|reserve|envie|mande|avise|notifique|contacte|"
    "informe|llame|active|desactive|cree|genere"
)
_REDUJE, _HICE = "reduje|deshice|puse|deje'|hice", "escribi'|hice"
_CAMBIAR = (
    "cambiar|actualizar|ajustar|modificar|mover|pasar|sustituir|reemplazar|quitar|anadir|agregar|bajar|subir|reducir|aumentar|"
    "acortar|alargar|restaurar|deshacer|reprogramar|retrasar|atrasar|corregir|arreglar|recortar|sacar|retirar|suavizar|cortar|"
    "fijar|poner"
)
_GUARDAR = (
    "anotar|apuntar|guardar|registrar|desbloquear|levantar|borrar|eliminar|cancelar|programar|reservar|enviar|mandar|avisar|"
    "notificar|contactar|recordar|llamar|informar|activar|desactivar|agendar|apagar|prender|encender|anular|habilitar|deshabilitar|"
    "marcar|reenviar|compartir|inscribir|pedir|iniciar|armar|crear|generar|dar de alta"
)
_CAMBIO = (
    "cambio|actualizo|ajusto|modifico|muevo|paso|sustituyo|reemplazo|quito|anado|agrego|bajo|subo|reduzco|aumento|acorto|alargo|"
    "restauro|deshago|reprogramo|dejo|pongo|retraso|atraso|corrijo|arreglo|recorto|saco|retiro|corto|fijo"
)
_GUARDO = (
    "anoto|apunto|guardo|registro|desbloqueo|levanto|borro|elimino|cancelo|programo|reservo|envio|mando|aviso|notifico|contacto|"
    "informo|llamo|activo|desactivo|agendo|apago|prendo|enciendo|anulo|habilito|deshabilito|marco|reenvio|comparto|inscribo|pido|"
    "inicio|armo|creo|genero|comunico"
)
_CAMBIANDO = (
    "cambiando|actualizando|ajustando|modificando|moviendo|pasando|sustituyendo|quitando|anadiendo|bajando|subiendo|reduciendo|"
    "aumentando|acortando|reprogramando"
)
_GUARDANDO = "guardando|anotando|apuntando|registrando|desbloqueando|borrando|cancelando|enviando|mandando|avisando|llamando"
_PARTICIPIOS = re.sub(r"o(?=\||$)", "[oa]s?", f"{_CAMBIADO}|{_GUARDADO}")
_SE_CAMBIO = "cambio|actualizo|ajusto|modifico|movio|sustituyo|quito|anadio|agrego|bajo|subio|acorto|restauro|reprogramo|aplico"
_SE_GUARDO = "anoto|apunto|guardo|registro|desbloqueo|levanto|borro|elimino|cancelo|programo|reservo|envio|mando|aviso|activo|creo"
_MIRE = (
    "mire|revise|note|observe|compare|base|use|utilice|calcule|explique|mencione|comente|conte|encontre|lei|entendi|comprendi|"
    "considere|analice|detecte|fije|pense|intente|olvide|equivoque|sume|estime|recorde|trate|busque|aprendi|recibi|respondi|"
    "consulte|senti|oi|escuche|vi|refleje|conoci|tome|que|porque|cafe|te|se|de|este|aqui|asi|alli|ahi|si|mi|pie|pure|bebe|jose|fe|"
    "ole|interprete|examine|agrupe|empece|resumi|sintetice|desglose|repase|hace|pone|mantene|tene|come|corre|move|extende|volve|"
    "lee|ofrece|recoge|sostene|detene|atende|metele|hacelo|responde|"
    "aprende|proba"
)
"""What a model may say that it did, words that end alike, and what Latin America asks for ("mantené")."""
_MIRADO = (
    "visto|mirado|revisado|leido|entendido|comprendido|encontrado|notado|observado|comparado|calculado|estimado|contado|usado|"
    "utilizado|basado|dicho|explicado|mencionado|comentado|tenido|sido|estado|podido|querido|comprobado|analizado|detectado|"
    "pensado|considerado|recibido|oido|escuchado|aprendido|descrito|resumido|respondido|contestado|intentado|sabido|avanzado|"
    "trabajado|quedado|tomado (?:en cuenta|como)|consultado (?:tus?|el registro|los|las)|hablado de|tratado|mejorado(?! tu)|"
    "buscado|sumado|logrado"
)
_DECIR = (
    "explicar|decir|ser|estar|contar|mostrar|responder|contestar|ayudar|resumir|intentar|ver|mirar|revisar|usar|repasar|leer|"
    "analizar|comparar|dar|hacer|tener|poder|ir|seguir|detallar|comentar|mencionar|aclarar|describir|hablar de|necesitar|suponer|"
    "listar|desglosar|empezar|comenzar|centrar|limitar|tratar|buscar|calcular|tomar|dejar|acompanar|apoyar|animar|basar|repetir|"
    "recomendar|sugerir|proponer|aconsejar|pensar|entender|poner(?:lo|te) (?:un|en|mas)|recordar(?:te)? (?:que|por)|querer|"
    "insistir|esperar|senalar"
)
"""What a model may say that it will do, as infinitives; verbs of many meanings are judged with what they are done to."""
_DIGO = (
    "explico|digo|cuento|sugiero|recomiendo|propongo|aconsejo|muestro|animo|recuerdo|felicito|entiendo|comprendo|veo|leo|escucho|"
    "oigo|agradezco|deseo|ayudo|resumo|detallo|respondo|ruego|advierto|aclaro|espero|enseno|indico|dejo|paso|pido|pongo|creo|"
    "propongo|noto|comento|contesto|describo|hecho|bajo|como|quiero|puedo|llevo|acompano|apoyo|invito|debo|\\w+(?:ado|ido|ndo)|"
    "quedo|tengo|confieso|repito"
)
_DICIENDO = (
    "mirando|viendo|leyendo|revisando|hablando|usando|pensando|basando|teniendo|esperando|siendo|diciendo|entendiendo|considerando|"
    "comparando|intentando|ayudando|refiriendo|suponiendo|tratando|contando|explicando|siguiendo|trabajando|respondiendo|haciendo|"
    "consultando|repasando|buscando|examinando|mostrando|resumiendo|dando|analizando|tomando|sugiriendo|recomendando|notando|"
    "observando"
)
_VALE = (
    r"(?:vale|ok|okay|claro|claro que si'?|listo|perfecto|de acuerdo|entendido|bueno|dale|ya|hecho|muy bien|por supuesto|si'?|"
    r"genial)"
)
_ENSEGUIDA = r"(?:enseguida|en seguida|ahora mismo|ahorita(?: mismo)?|ya mismo|al tiro|inmediatamente|de inmediato|al toque)"
_MENSAJE = "informe|reporte|correo|mensaje|email|resumen|aviso|notificacion|alerta|copia|recordatorio|solicitud|confirmacion"
_CIFRAS = "resumen|datos|numeros|detalles?|cifras|lista|informacion|explicacion|motivos?|razon|razones"
_COSAS = (
    "plan|entrenamiento|entreno|sesion|sesiones|serie|series|objetivo|comida|nota|registro|perfil|ajustes|semana|cambio|cambios|"
    "formulario|permiso|cuenta|bloqueo|ejercicio|ejercicios|recordatorio|recordatorios|todo|eso|esto|limite|limites|restriccion|"
    "regla|zona|zonas|alarma|cita|turno|hora|reloj|banda|sensor|mascara|datos|historial|informe|unidades|suscripcion|membresia|"
    "techo|rutina|programa|descarga|dia|dias|descanso|sentadillas?|levantamientos|calendario|agenda|linea base|peticion|solicitud|"
    "pedido|carrera|tirada|meta|levantamientos pesados"
)
_CON_NOMBRE = (
    "plan|sesion|entrenamiento|rutina|programa|objetivo|meta|bloqueo|restriccion|limite|regla|recordatorio|alarma|dia de descanso|"
    "descarga|reloj|banda|sensor|zonas|unidades|calendario|aviso|techo|peso objetivo"
)
"""Things whose state nothing but an act changes, unlike a weight or a pulse."""
_MEDIDAS = "peso|carga|cargas"
_AYUDA = (
    "entrenador|entrenadora|entrenadores|coach|profe|profesor|profesora|fisio|fisioterapeuta|kinesiologo|kinesiologa|kine|"
    "nutricionista|doctor|doctora|preparador|preparadora|equipo|equipo medico|medico|medica|familia|ambulancia|ayuda|emergencias"
)
_DIA = r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)"
_TE = r"(?:(?:te|le|les|se|os|lo|la|los|las|me) ){0,2}"
_TU = r"(?:tus?|sus?|el|la|los|las|un|una|eso|esto|todo)"
_SI_PEDIRE = r"pedire' (?:que (?:me )?(?:l[oa]s? )?confirmes|(?:tu|una|la) confirmacion|un si')"
"""To ask whether it is to be done is no act."""
_FIN = r"(?=[ .!,:;\n]|$)"


def _ways(perfect: str, simple: str, irregular: str, to_do: str, now: str, doing: str, itself: str) -> str:
    agreeing = re.sub(r"o(?=\||$)", "[oa]s?", perfect)
    future = re.sub(r"r(?=\||$)", "r(?:e'?|emos)", to_do).replace("deshacer(", "deshar(")
    is_so = "esta|estan|queda|quedan|quedo'?|quedaron|ha sido|han sido|ha quedado|han quedado|fue|fueron|sera|seran"
    of = r"(?: (?:de|del|para|con) (?:(?:la|el|los|las|tu) )?\w+| pesad[oa]s?| nuev[oa]s?)?"
    things = rf"{_TU} (?:\w+ )?(?:{_COSAS}|{_MEDIDAS})"
    ways = [
        rf"\b{_TE}(?:he|hemos) (?:ya )?(?!fijado en)(?:{perfect})\b",
        rf"\b(?:(?:{simple})'|(?:{irregular})){_FIN}(?! (?:mal|bien))",
        rf"\b(?:ya|yo) (?:te )?(?:l[oa]s? )?(?:{simple}){_FIN}",
        rf"\b(?:{_COSAS}|{_MEDIDAS}){of}(?: ya| ahora)? (?:{is_so})(?: ya| ahora)? (?:{agreeing})\b(?! por)",
        rf"\b(?:te )?(?:queda|quedan|quedo'|quedaron|queda ya) (?:ya )?(?:{agreeing})\b(?! por)",
        rf"\b(?:{_COSAS}|{_MEDIDAS})(?:s|es)? (?:ya )?se (?:te )?(?:ha|han) (?:{perfect})\b",
        rf"\bse (?:te )?(?:ha|han) (?:{perfect}) (?={_TU}\b)",
        rf"\bse acaban? de (?:{to_do})\b",
        rf"\bse (?:te )?(?:{itself})(?:'|n)? {_TU} (?:\w+ )?(?:{_COSAS})\b",
        rf"\b(?:{_COSAS}) (?:ya )?se (?:te )?(?:{itself})(?:'|n)",
        rf"\b(?:voy a|vamos a|acabo de|acabamos de|dejame|dejeme|permiteme) (?:{to_do})(?:l[oae]s?|te|tel[oa]s?)?\b",
        rf"\b(?!{_SI_PEDIRE})(?:{future}){_FIN}",
        rf"\b(?:estoy|estamos) (?:{doing})\w*",
        # Said of what is the athlete's: "te muevo la sesion", "muevo tu sesion"; alone "paso" is a step.
        rf"\b(?:te|te l[oa]s?|l[oa]s?|le|les|ya)(?: l[oa]s?)? (?:{now})\b(?! (?:el|la|los|las|un|una|tus) (?:{_CIFRAS})\b)"
        rf"(?= (?:{things}|para|al?|el|en|ahora|ya|ahorita|enseguida|como|por|desde|hoy|manana|con)\b|[.!,;]|$)"
        rf"|\b(?:{now})\b(?= {things}\b)|(?:^|[.!?\n] ?)(?:{_VALE}[,.!:]+ )+(?:{now})\b(?= {_TU}\b)",
        rf"(?:^|[.!?\n:] ?)(?:(?:ya esta|{_VALE})[,!:]? )*(?:{agreeing})(?= (?:tus?|el|la|los|las|al|para|a) ?|"
        rf" y (?:{agreeing})\b|[.!,:;]|$)",
    ]
    return "|".join(ways)


def kept() -> str:
    """Ways to say that something was kept, sent, unlocked or made for the athlete; to explain a change, none is needed."""
    return "|".join(
        [
            _ways(_GUARDADO, _GUARDE, _HICE, _GUARDAR, _GUARDO, _GUARDANDO, _SE_GUARDO),
            # A model does nothing: what it says that it did, does or will do is an act, but for looking, thinking and speaking.
            rf"\b{_TE}(?:he|hemos) (?:ya |tambien |\w+mente )*(?!(?:{_MIRADO}|{_CAMBIADO}|puesto|hecho|dejado)\b)"
            r"(?:\w+(?:ado|ido)|abierto|escrito|inscrito|inscripto|devuelto|resuelto|roto)\b",
            r"\b(?:me )?(?:he|hemos) (?:tomado la libertad|hablado con|ocupado|encargado|hecho cargo|tomado nota|puesto en "
            r"contacto)\b",
            rf"\b(?!(?:{_MIRE}|{_CAMBIE}|deje)')\w{{2,}}(?<![aei]r)e'{_FIN}(?! (?:mal|bien))",
            rf"\b(?:te|le|les|lo|la|los|las|se lo|se la|te lo|te la|ya) (?!(?:{_MIRE}|{_CAMBIE})')\w{{2,}}i'{_FIN}(?! (?:mal|"
            rf"bien))",
            r"\b(?:corregi|inscribi|suprimi|comparti|abri(?!' (?:tu|el) (?:plan|registro|historial))|transferi|restableci|"
            rf"exclui|inclui|omiti|pedi|transmiti|emiti)'{_FIN}",
            r"\bdetuve\b",
            rf"\b(?:te |le |les |os )(?:di|hice|traje|puse) (?:{_TU}|de alta|permiso|el visto bueno|luz verde|cita|turno)\b",
            r"\bdi (?:de alta|permiso|el visto bueno|luz verde|aviso)\b",
            rf"\b(?:voy a|procedo a|paso a|acabo de|me pongo a) (?!(?:{_DECIR})|(?:{_CAMBIAR})(?:l|t|s|\b))\w+r(?:l[oae]s?|te|"
            rf"tel[oa]s?|sel[oa]s?)?\b",
            rf"\bprocedo a (?:{_GUARDAR}|{_CAMBIAR})",
            rf"\b(?!(?:{_MIRE})'|(?:{_DECIR})e'|anadire' (?:una cosa|un detalle|que|algo|solo)\b|(?:dire|mire|hare|podre|tendre|"
            r"querre|vendre|saldre|mantendre|pondre|"
            rf"sabre|preguntare)'|{_SI_PEDIRE})\w{{2,}}[aei]re'{_FIN}",
            rf"\b(?:estoy|estamos) (?!(?:{_DICIENDO}|{_CAMBIANDO}))\w+(?:ando|iendo|yendo)(?:l[oae]s?|te|tel[oa]s?|sel[oa]s?)?\b",
            rf"\bmientras (?:{_TE})(?:{_GUARDO}|{_CAMBIO})\b(?= (?:{_TU})\b|[.!,]|$)",
            rf"\b(?:te lo|te la|te los|te las|se lo|se la|se los|se las) (?!(?:{_DIGO}|merezco)\b)\w+o\b",
            r"\bse l[oa]s? (?:paso|dejo|pido|digo|cuento|comento) (?:a|al|ahora|ya)\b",
            rf"\b{_ENSEGUIDA} (?:te|se|lo|la|los|las|le|les) (?:l[oa]s? )?(?!(?:{_DIGO})\b)\w+o\b",
            rf"\b(?:te|le) (?!(?:{_DIGO}|cada|solo|todo|mucho|poco|tanto|menos|otro|primero|segundo)\b)\w{{3,}}o\b(?= (?:{_TU}|"
            rf"para)\b)(?<!')",
            r"\bme (?:encargo|ocupo|hago cargo)\b(?: yo)?(?= de|[.!,]|$)|\b(?:yo )?me (?:encargue'|ocupe'|hice cargo)",
            rf"\b(?:le|les|se l[oa]s?) (?:\w{{2,}}(?:o|[ei]')|dije|di|puse|hice)\b'? (?:\w+ )?(?:a|al|con) (?:tus?|su|la|el)? "
            rf"?(?:{_AYUDA})\b",
            r"\bse l[oa]s? (?:comente'|conte'|explique'|mencione'|dije|digo|pase'|mande')",
            r"\bte l[oa]s? (?:dejo|dejare'|deje') (?:\w+(?:ad|id|t)[oa]s?|para|en)\b",
            r"\b(?:hare'|hago|voy a hacer|vamos a hacer|hice|he hecho|realice'|hare' yo|ya hago) (?:el|los|ese|esos|este|estos|"
            r"tus?|las?|un|una) "
            r"(?:cambios?|ajustes?|modificacion(?:es)?|reserva|gestion|tramite|cita|llamada|pedido|solicitud|anotacion)\b",
            rf"\b(?:{_AYUDA}) (?:\w+ )?(?:va a recibir|recibira|va a llamar|se va a comunicar|se comunicara|se pondra en contacto)",
            r"\bte (?:va a|van a) (?:llamar|escribir|contactar|avisar)\b|\bte (?:llamara|escribira|contactara)n?\b",
            rf"\b(?:a partir|desde) (?:de )?(?:hoy|ahora|manana)(?: mismo)?,? (?:tu|el|la) (?:{_CON_NOMBRE})\w* (?:\w+ )?(?:es|"
            rf"sera|queda|esta|tiene)\b",
            rf"\b(?:{_CON_NOMBRE}) (?:es|sera) [^.!?\n]{{1,30}} (?:a partir de|desde) (?:hoy|ahora)\b",
            rf"\b(?:ando|vengo|sigo) (?:{_CAMBIANDO}|{_GUARDANDO})\w*",
            rf"(?:^|[.!?\n] ?)(?:{_VALE}[,.!:]+ )+(?:{_CAMBIANDO}|{_GUARDANDO})\w* (?={_TU}\b)"
            rf"(?![^.!?\n]*\b(?:es|esta|puedes?|ayuda|hace|vas|mejora|podras|baja|sube|das?|deja)\b)",
            rf"(?:^|[.!?\n] ?)(?:{_CAMBIANDO}|{_GUARDANDO})\w* {_TU} [^.!?\n]*(?:\.\.\.|\u2026|\bahora\b)",
            r"\btomo nota\b|\btome' nota\b|\bme tome' la libertad\b",
            r"\b(?:dalo|delo|dala|consideralo|considerelo|considera(?:lo)?) (?:por |como )?(?:hech|list|resuelt|\w+ad)[oa]\b",
            rf"(?:^|[.!?\n] ?)(?:{_VALE}[,.!:]+ )*(?P<art>(?:tu|la|el) )?(?:grabacion|permiso|sesion|plan|recordatorio|alarma|"
            rf"cambio|limite|bloqueo|"
            r"acceso|cita|turno|mensaje|informe|correo|solicitud|peticion|objetivo|serie|restriccion|entrenamiento|temporizador|"
            rf"cronometro|registro) (?:{_PARTICIPIOS}|puest[oa]|hech[oa]|list[oa])(?=[.!,;:]|$|(?(art)(?!)|(?: para\b| y\b| "
            rf"al?\b)))",
            rf"\b(?:{_AYUDA}) (?:y|e) yo\b|\b(?:yo|hemos|nos) [^.!?\n]{{0,30}}\bcon (?:tu|el|la|su) (?:{_AYUDA}) (?:acordamos|"
            rf"pusimos|quedamos)",
            r"\b(?:hable|consulte|acorde|quede|chequee|coordine|comunique)' (?:\w+ )?(?:con|a) (?:tu|el|la|su|un|una)\b",
            rf"\b(?:{_AYUDA}) (?:\w+ )?(?:sera|seran|fue|ha sido|queda|quedo'|esta|estara) (?:ya )?"
            r"(?:avisad|informad|notificad|llamad|contactad|alertad|enterad|al tanto)",
            rf"\b(?:{_MENSAJE}|{_AYUDA})(?: \w+){{0,2}} (?:ya )?(?:va|van|esta|estan|viene|sale|salio') (?:ya )?(?:en camino|de "
            rf"camino|para|hacia|a tu)\b",
            rf"\bte (?:llegara|va a llegar|llega|estara llegando|acaba de llegar) (?:un|una|el|la) (?:\w+ )?(?:{_MENSAJE})\b",
            rf"\b(?:recibiras|vas a recibir) (?:un|una|el|la) (?:\w+ )?(?:{_MENSAJE})\b",
            r"\b(?:ahora|ya|desde (?:hoy|ahora)) estas (?:en (?:el|un|tu|la lista)(?! (?:semana|fase))|inscrit|inscript|apuntad|"
            r"dad[oa] de alta|suscrit|anotad)",
            r"\bestas (?:inscrit|inscript|dad[oa] de alta|suscrit|autorizad|habilitad)[oa]?\b",
            r"\b(?:quedas|quedaste|has quedado) (?:ya )?(?:inscrit|inscript|apuntad|dad[oa] de alta|habilitad|suscrit|anotad|"
            r"liberad)",
            rf"\b(?:{_CON_NOMBRE})(?: \w+| de la \w+| de \w+)?(?: ya)? (?:no esta|no existe|no aplica|no se aplica|desaparecio'|"
            rf"queda fuera|"
            r"quedo' fuera|esta activ[oa]|queda activ[oa]|esta en marcha|quedo' listo|quedo' lista|queda list[oa]|esta al dia)\b",
            rf"\b(?:{_CON_NOMBRE})(?: \w+| de \w+)? (?:ahora (?:es|son|queda|tiene|dice|esta|empieza|incluye)|(?:es|son|tiene|"
            rf"queda|esta) ahora(?!,? en la semana)|"
            r"queda en|queda para|quedo' en|quedo' para)\b",
            r"\b(?:queda|quedan|quedo'|quedaron|estan|esta) (?:ya )?(?:fuera|eliminad\w+) (?:del plan|de tu plan|de la lista|del "
            r"registro)\b",
            r"\b(?:tal )?como (?:me )?(?:lo )?(?:pediste|pedias|pidio'|solicitaste|querias|quisiste|ordenaste)\b"
            r"(?=[.,;!]|$| (?:el|la|los|las|tus?|ya|he|queda)\b)|"
            r"\b(?:a (?:peticion|pedido|solicitud) (?:tuya|suya)|a tu (?:pedido|peticion|solicitud)|segun (?:lo pedido|tu "
            r"pedido))\b",
            r"\bpermiso (?:ya )?(?:concedido|dado|otorgado)\b",
            r"(?:^|[.!?\n] ?)(?:(?:ya|todo) )*(?:esta )?(?:hecho(?=[.!,:;]|$)|listo(?=[.!]|$))",
            r"(?:^|[.!?\n] ?)ya esta(?=[.!])",
            r"\b(?:ya )?(?:estas|quedas|has sido) (?:ya )?(?:desbloquead|autorizad|aprobad)[oa]\b",
            rf"\b(?:{_AYUDA}) (?:ya )?(?:esta|ha sido|fue|va|viene|estan) (?:ya )?"
            r"(?:avisad|informad|notificad|llamad|en camino|de camino)",
            rf"\b(?:tu|la|el) (?:{_AYUDA}) ya (?:lo )?sabe\b",
            rf"\btu (?:{_AYUDA}) (?:ya )?(?:(?:lo|la|te|me) )?(?:(?:ha )?aprob(?:o'|ado)|(?:ha )?autoriz(?:o'|ado)|"
            r"(?:ha )?acept(?:o'|ado)|"
            r"esta de acuerdo|dio (?:el|su|luz))",
            r"\b(?:viene|vienen|llega) (?:ya )?(?:una|la) (?:ambulancia|ayuda)\b|\b(?:ayuda|ambulancia) (?:ya )?(?:viene|llega)\b",
            r"\b(?:ya )?tienes (?:una )?(?:cita|turno) (?:el|la|manana|para)\b|\b(?:ya tienes|tienes ya) permiso\b|"
            r"(?:^|[.!?\n] ?)tienes permiso(?=[.!]| para\b)",
            r"\b(?:respondi|conteste|complete|llene|rellene|firme)' (?:las?|los|el|tus?) ",
            r"\bmensaje (?:ya )?salio'",
            r"\b(?:lo|la|los|las) hago (?:ya|ahora|enseguida|en seguida|de inmediato)\b|(?:^|[.!?\n] ?)en eso estoy\b",
            r"\bdejal[oa] en mis manos\b|\bdejamel[oa]\b",
            r"\bte (?:escribo|aviso|llamo|recuerdo) (?:manana|luego|mas tarde|a las|el (?:lunes|martes|miercoles|jueves|viernes|"
            r"sabado|"
            r"domingo))\b|\b(?:manana|luego) te (?:escribo|aviso|llamo|recuerdo)\b(?! que\b)",
            r"\bestare' (?:pendiente|atent[oa]|al tanto|vigilando)\b",
            rf"(?:^|[.!?\n] ?)todo (?:{_PARTICIPIOS}|hecho|listo)(?=[.!]|$)",
            r"\b(?:operacion|comando|accion|orden|tarea|herramienta) (?:\w+ )?(?:completad|ejecutad|realizad|procesad|hech)[oa]\b",
            r"\b(?:tus|los) datos ya no (?:existen|estan)\b",
            r"\bsin (?:bloqueo|restriccion|limite)s? (?:desde|a partir de) (?:hoy|ahora)\b",
            r"(?:^|[.!?\n] ?)ya quedo'(?=[.!]|$)|(?:^|[.!?\n] ?)\w+adito(?=[.!]|$)",
        ]
    )


def changed() -> str:
    """Ways to say that the plan or a figure of it was changed."""
    return "|".join(
        [
            _ways(_CAMBIADO, _CAMBIE, _REDUJE, _CAMBIAR, _CAMBIO, _CAMBIANDO, _SE_CAMBIO),
            # A day of the plan that is something else "now", and a plan told as new.
            rf"\b{_DIA} (?:ahora|ya) (?:es|queda|esta|son|tiene)\b|\b{_DIA} (?:es|queda|esta) (?:libre |descanso |"
            r"dia de descanso )?ahora\b",
            rf"\bsesion ya es (?:el )?{_DIA}\b|\bsesion paso' (?:al|a) ",
            rf"\b(?:ahora|desde (?:hoy|ahora)|a partir del? \w+) (?:entrenas|descansas)\b|"
            rf"\b(?:ya tienes|tienes ya|ahora tienes) (?:el )?{_DIA} libre\b|\btienes (?:el )?{_DIA} libre (?:ahora|ya)\b",
            rf"\bte doy (?:(?:el|un) )?(?:{_DIA}|dia|descanso|permiso)\b",
            r"\b(?:el|los|tus?) (?:cambios?|ajustes?) (?:ya )?(?:esta|estan)(?: ya)? (?:hech|list|guardad|aplicad|puest)|"
            r"\bel cambio ya esta(?=[.!]|$)|(?:^|[.!?\n] ?)(?:cambios|ajustes) (?:hechos|guardados|aplicados|confirmados)\b",
            r"\baqui'? (?:esta|tienes|va) (?:tu|el|la) (?:nuev[oa] (?:plan|sesion|rutina|semana|objetivo)|(?:plan|sesion|rutina|"
            r"semana) (?:nuev|"
            r"actualizad|modificad|ajustad)[oa])|\b(?:nuevo plan|plan nuevo) (?:ya )?esta (?:ya )?list[oa]",
            r"\b(?:meti|eche)'(?= (?:una?|dos|tres|mas|otr[oa]|el|la|tus?)\b)",
            r"\ba lo que (?:me )?(?:pediste|pedias|querias)\b|\bahora tu (?:objetivo|plan|meta) (?:es|sera|tiene)\b",
            rf"\b(?:te |lo |la )?(?:he|hemos) (?:puesto|hecho|dejado) (?:{_TU}\b|en|mas|para)",
        ]
    )
