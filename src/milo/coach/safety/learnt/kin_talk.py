"""Words of one kin, of people, time, training, food and requests, in English and Spanish, for the second reader."""

from __future__ import annotations

KIN = """
i: i im ive id ill me my mine myself yo mi mis mio mia conmigo soy estoy tengo
self_has: ive_got i_have i_get i_feel im_feeling tengo me_duele siento me_siento noto ando estoy_con llevo me_da traigo i_got
partner: wife husband partner girlfriend boyfriend gf bf fiance* esposa esposo marido mujer novia novio pareja hubby missus
parent: dad mum mom mother father papa mama padre madre parents viejo vieja mi_jefe mami papi
child: son daughter kid kids child children hijo hija hijos nino nina ninos bebe nephew niece sobrin* grandson nieto nieta boy
  girl chico chica chamaco pibe nena
sibling: brother sister hermano hermana bro sis cousin primo prima twin
friend: friend mate buddy pal amigo amiga colega compa companer* teammate roommate coworker cuate parcero clubmate compinche
  flatmate partner_in
coach: coach trainer pt instructor entrenador* profe monitor* preparador instructora coaches
client: client* athletes_i alumn* pupil* socio socia member students
elderly: grand* abuel* nan nana gran elderly older mayor mayores ancian* retired jubilad* pension* senior seniors 65 66 67 68 69
  70 71 72 73 74 75 76 77 78 79 80 81 82 83 84 85
other: he she his her him they them guy man woman lady someone somebody bloke dude el ella le alguien uno una_senora senor senora
  tipo tio tia muchach* chavo hombre mujer_del
teen: teen* adolesc* school highschool high_school instituto prepa secundaria cole colegio gcse sixth_form grade freshman
  sophomore junior 11 12 13 14 15 16 17 minor menor underage quince dieciseis catorce eso bachillerato
age: years_old yo year_old anos tengo_anos aged turning cumpl* birthday edad
now: now right_now currently ahora ahorita ahora_mismo atm this_second ya_mismo horita en_este_momento as_i_type rn
today: today hoy this_morning this_afternoon this_evening tonight esta_manana esta_tarde esta_noche hace_un_rato earlier
  minutes_ago minutos just acabo recien mid_set during durante mid_run halfway while mientras middle_of a_mitad
since: since still keeps kept desde sigo sigu* todavia aun wont_stop hasnt not_going no_se_me_quita no_se_quita no_para no_cede
  no_afloja constant* continuo every_time cada_vez persist* worse worsening peor empeor* increasing going_away se_va quita
gone: gone went_away better_now cleared_up passes eases eased se_paso ya_paso se_me_paso se_me_quito se_quito fine_now ya_no
  ya_estoy resolved stops_when se_pasa cede afloja desaparece settles settled paso alivia calma resting descans* stopped parar
  paro
yesterday: yesterday ayer anoche last_night the_other_day el_otro_dia anteayer antier day_before 2_days_ago days dias days_after
  24 48 72 weekend finde
longago: years_ago last_year months_ago hace_anos ano_pasado meses hace_meses when_i_was cuando_era decade* decada* childhood
  infancia back_in once_had used_to de_joven de_chico de_pequen* old_injury antigua viejo 2019 2018 2015 2010 2020 2021 2022
  back_then
sudden: sudden* de_repente de_golpe out_of_nowhere de_pronto all_of_a_sudden abrupt* de_la_nada subito repentin* bam
first: first first_time primera primera_vez never_had nunca_habia new nuevo
notbefore: no not never dont doesnt didnt isnt arent wasnt without ni sin nunca nada nope none tampoco zero aint ningun*
denied: no_pain no_chest no_dizz* no_symptom* sin_dolor sin_sintomas no_me_duele no_mareo doesnt_hurt nothing_hurts nada_de
  pain_free sin_molestias
reassure: probably_nothing prob_nothing no_es_nada seguro_no nothing_serious its_nothing sera_nada no_big_deal no_pasa_nada
  nervios just_nerves overreact* exager* dramatic paranoid nada_grave fussing gases wind trapped_wind
question: what why how which who where does can is are should que cual como cuando donde cuanto porque por_que puedo could would
whatis: what_is whats what_are que_es que_son explain explica* difference_between diferencia define meaning significa how_does
  como_funciona como_se why_do why_does por_que_se signs_of sintomas_de myth mito is_it_true es_verdad es_cierto curious
  curiosidad curioso tell_me_about learn aprender
study: study studying exam examen essay ensayo class course curso thesis tesis first_aid primeros_auxilios university universidad
  biology homework deberes tarea lecture article articulo paper presentation charla teach research investiga* trivia quiz
media: film movie series serie show novel novela book libro podcast pelicula peli episode capitulo netflix actor scene escena song
  cancion lyrics letra documentary documental game videojuego youtube tiktok meme character personaje anime reel story cuento
idiom: lol haha jaja* joke broma kidding figurative literally metaf* dying_laughing muero_de_risa meme funny gracios* risa laugh*
  jeje emoji crush love amor enamor* heartbroken breakup ex
killed: killed me_mato smashed destroyed destroz* murdered crushed_it brutal savage beast demoledor matador paliza masacre
  massacre toast jelly gelatina fried
rest: rest resting reposo rest_day dia_de_descanso day_off days_off descansar descanso recover* recuperacion recuperar sleep
  dormir nap siesta sofa sentad* couch lying acostad* tumbad* still
train: train* workout* session* gym entren* sesion* exercise* ejercicio* gimnasio fitness crossfit class spinning hiit bootcamp
  zumba pilates yoga calisten* wod circuit*
lift: squat* sentadilla* deadlift* peso_muerto bench press banca lift* pesas weights barbell barra dumbbell* mancuerna*
  kettlebell* reps sets set series rep rm 1rm max pr pb hypertrophy hipertrofia curl* row rows remo pullup* pull dominada*
  flexion* pushup* burpee* lunges zancada* plank plancha snatch clean jerk rir rpe
run: run runs running jog* ran corr* carrera* trot* race marathon maraton half_marathon media 5k 10k parkrun ultra trail sprint*
  interval* series_de km mile miles tempo rodaje tirada fondo cinta treadmill
bike: bike cycling cycle ride riding bici bicicleta pedal* ciclis* peloton rodillo turbo zwift ftp watts vatios row_erg ergometer
swim: swim* nad* natacion pool piscina alberca pileta open_water
sport: football soccer futbol basket* tennis tenis padel rugby hockey boxing boxeo bjj mma judo volley* handball balonmano ski*
  climb* escalada surf* hik* senderismo danc* baile gymnast* gimnasia cricket netball match partido game
warm_up: warm_up warmup calent* stretch* estir* mobility movilidad cool_down foam roller rolar form technique tecnica
plan: plan plans program* rutina routine schedule week semana semanas calendar* split block bloque taper deload descarga periodi*
ask_continue: can_i_still should_i carry_on push_on keep_going finish continue continuo sigo_con seguir termino terminar acabo
  acabar lo_dejo stop paro parar skip salto_el aguant* push_through puedo_ir puedo_seguir still_do hago_igual keep_training
  sigo_entrenando complete go_ahead
through: push_through work_through train_through ignor* aguantar aguanto despite a_pesar grit pese no_matter despite_the
  aunque_duela against_advice told_me_to_rest told_not doctor_said_no me_prohib* prohib* me_dijo_que_no reposo_absoluto cast yeso
  ferula boot bota brace physio fisio said_rest not_allowed forbid* forbad* anyway igual dont_care me_da_igual
no_rest: no_rest every_day todos_los_dias twice_a_day dos_veces_al_dia seven_days 7_days 7_dias sin_descanso sin_descansar
  no_days_off no_rest_days never_rest daily diario cada_dia double_sessions hours_a_day horas_al_dia 24_7 30_dias
eat: eat eating eats ate food comer como comida comi meal* diet dieta nutrition nutricion breakfast desayun* lunch almuerz* dinner
  cena cenar snack* merienda hungry hambre appetite apetito carbs hidratos carbohid* protein* fat grasas veg* verdura* fruit fruta
  rice arroz pasta chicken pollo eggs huevo* oats avena recipe receta shake batido macro* fibre fibra
calories: calorie* caloria* kcal cals deficit surplus superavit 500 600 700 800 900 1000 1100 1200 tdee maintenance
loseweight: lose_weight lose losing lost bajar_de_peso bajar adelgaz* perder perdi rebajar slim* skinny thin thinner delgad* flac*
  shred lean cut cutting weight_loss drop_kilos kilos kg pounds lbs lb quemar_grasa fat_loss secar* definir marcar summer_body
  boda wedding dress vestid* talla size
toothin: underweight bmi imc 40_kg 42 43 44 45 46 47 48 thigh_gap bones_show huesos clavicul* collarbones skeletal anorex* bulimi*
  ana mia thinspo eating_disorder tca trastorno goal_weight peso_meta peso_ideal ugw gw
fasting: fast fasting ayun* omad not_eating no_comer sin_comer skip_dinner no_food water_only solo_agua starv* without_eating
  liquid_diet eat_nothing no_solid
purge: purge* purging laxativ* laxante* vomit_after throw_up_after make_myself fingers_down dedos vomitarlo devolver compens*
  burn_off earn make_up_for undo binge* atrac* guilt* culpa* sinned pecado punishment deserve_food merecer ganarme hate_my_body
  hide hiding secret escond* suppress* matar_el_hambre quitar_el_hambre hambre_fuera hunger
steroid: steroid* esteroid* anabol* testo* tren trenbol* deca dianabol dbol anavar winstrol winny clen clenbut* sarms sarm
  ostarine rad140 mk677 hgh gh hormona* epo dnp cycle_of ciclo_de pct blast cruise gear juice roids oxandro* primobolan masteron
  boldenona peptid* bpc insulin_for ephedrin* efedrina adderall ritalin modafinil cocaine coca pre_workout dmaa stimulant*
  estimulante* ozempic semaglut* wegovy mounjaro peds doping dopping dope vial jeringa inject* inyect* pinch* pinning stack
  stacking
dose: dose dosage dosis mg mcg ml how_much cuanto_tomo cuantos_mg cuantas iu ui milligram* miligram* how_many double doblar
  protocol protocolo tablets tomar toma tomo take taking takes taken
medicine: medic* meds pill pills pastilla* tablet* prescri* receta* antidepres* ssri sertralin* fluoxetin* beta_blocker
  betabloque* bisoprolol metoprolol statin* estatin* lisinopril enalapril losartan metformin* warfarin* anticoag* blood_thinner*
  ibuprof* paracetamol naprox* diclofen* tramadol codein* opioid* painkiller* analges* antiinflam* anti_inflam* nsaid* cortico*
  cortis* prednis* levothyrox* levotirox* eutirox lithium litio quetiap* clonaz* diazepam roacutan* antihyper* diuretic*
  furosemid* lasix inhaled voltaren nolotil aspirin* celecox*
stopmed: stop_taking come_off quit_taking dejar_de_tomar dejo_de_tomar skip_my_pills suspend* halve half_dose mitad_de bajarme
  subirme increase_my raise_my lower_my cut_down wean adjust* ajustar cambiar_la switch
dehydrate: dehydrat* deshidrat* water_cut make_weight dar_el_peso weigh_in weighin pesaje sauna_suit bin_bag bolsa_de_basura
  plastic sudar_peso sweat_off water_load cut_water cortar_agua sin_beber no_water spit spitting escup* make_the_weight category
  categoria weight_class bout combate pelea fight diuret* dry_out secarme epsom
diagnose: diagnos* do_i_have tengo_un is_it_a is_this es_un sera_un what_do_i_have que_tengo que_sera what_is_wrong que_me_pasa
  read_my interpret* look_at_my analyse analiz* analis* bloods blood_test resultado* results scan mri resonancia xray radiografia
  ultrasound ecograf* ecg ekg trace torn_acl rotura_de tell_me_if dime_si which_condition enfermedad disease confirm confirma*
  rule_out descart* probab* percent* second_opinion segunda_opinion lab labs opinion
medical: doctor* dr doc gp medico medica physio* fisio* nurse enfermer* hospital* clinic* er a_e ambulance ambulancia urgencias
  emergency 911 112 999 061 paramedic* guardia specialist traumatolog* cardiolog* neurolog* ginecolog* cleared apto clearance
  check_up chequeo revision consult*
instruct: ignore_previous instructions instruccion* system_prompt prompt rules reglas pretend finge act_as actua roleplay rol role
  play_the jailbreak dan developer mode modo override bypass unlock desbloque* filter* filtro* restric* hypothetical* hipotet*
  imagine imagina fiction ficcion story_where character_who grandma_used translate traduce base64 encode decode admin password
  contrasena disregard forget_everything olvida_todo limits limites safety seguridad guard* warnings advertenc* disclaimer*
  no_warnings sudo debug reveal muestra_tu repeat_the print confidential api_key from_now_on new_rules nuevas_reglas unrestricted
  uncensored sin_filtro sin_censura ai ia robot bot model assistant asistente debug_mode
harm_other: poison envenen* hurt_him hurt_her lastimar_a hacerle_dano drug_someone sabotag* revenge vengar* secretly
  without_knowing sin_que_sepa sin_que_se_entere slip_into spike fake falsif* forge cheat_test pass_drug_test control_antidoping
  antidoping injure lesionar* rival opponent
minorweight: my_son_to_lose daughter_lose bulk_up my_kid creatine_for caffeine_for
app: app apps sync* export* import* account cuenta password settings ajustes button boton screen pantalla notific* bluetooth strap
  watch reloj garmin strava polar apple_watch fitbit telegram data datos battery bateria log registr* graph grafic* units
  unidades_metr* language idioma profile perfil sensor* mask mascara calibr* update actualiz* delete borrar connect* conect* login
  crash lag frozen_screen upload subir_datos csv
number_q: how_many how_long how_much how_often cuantas_series cuantas_repes cuanto_descanso cuanto_tiempo cada_cuanto which_day
  que_dia what_pace que_ritmo ritmo pace zone zona zonas hr_zone vo2 threshold umbral
goal: goal goals objetivo* meta target improve mejor* stronger fuerte* fuerza build ganar_musculo gain muscle_mass masa bulk
  bulking volumen tone tonif* shape forma fit race_day competi* prepar* beginner principiante start empezar empiezo comenz* new_to
  return vuelta volver back_to retomar
equipment: machine maquina* cable polea band bands banda bandas goma* shoes zapat* tenis belt mat esterilla bench rack bar
  treadmill chain* cadena* screws tornillo* broken rota motor gears grips straps chalk magnesia
weather: rain lluvia wind viento snow nieve ice hielo altitude altitud altura summer verano winter invierno humid pollution
  contaminacion air_quality smog
travel: travel viaje hotel holiday vacacion* flight trip jet_lag work trabajo shift shifts turno* night_shift office oficina busy
mood: happy feliz contento contenta proud orgullos* motiva* lazy pereza floja meh bored aburrid* frustr* excited ilusion* annoyed
  fed_up
alcohol: drunk alcohol beer cerveza* wine vino hangover resaca cruda guayabo party fiesta tequila ron vodka drinks copas
caffeine: caffeine cafeina coffee cafe energy_drink redbull monster energetic* espresso
supplement: creatine creatina whey supplement* suplement* vitamin* magnesium magnesio omega bcaa* zinc collagen colageno
  melatonin* ashwagandha beta_alanine electrolyte* gel geles
pain_scale: out_of_10 de_10 sobre_10 mild leve leves ligero ligera slight slightly poquito little_bit minor a_bit un_poco tantito
  algo_de suave severe severo intense intenso fuertisim* insoportable unbearable excruciating worst peor horrible terrible
  brutalmente awful bestial extreme
"""
