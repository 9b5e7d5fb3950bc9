"""Words of one kin, of the body and what ails it, in English and Spanish, for the second reader: they know other phrasings.

One kin a paragraph: its name, then words; a star is the rest of a word, a low line the gap between two. Plain letters
(normalising.plain). A word may be of several kin, and none says what a message means: the weights do. Our own list.
"""

from __future__ import annotations

KIN = """
chest: chest chests breastbone sternum pecs pectoral* pecho torax esternon pechera costillar ribcage boob* tit tits pechos
heart: heart hearts cardio_pulmonary corazon cardiac* ticker bobo cuore
arm: arm arms forearm* brazo* antebrazo* bicep* tricep*
shoulder: shoulder* hombro* clavicle collarbone clavicula deltoid*
jaw: jaw mandibula quijada chin menton maxilar
neck: neck cuello cervical* nuca pescuezo cogote nape
head: head skull cabeza coco temple temples sien frente forehead noggin crane* cabezon* testa marote
face: face facial cara rostro cheek cheeks mejilla* cachete* smile sonrisa
mouth: mouth lip lips boca labio labios tongue lengua
throat: throat garganta windpipe gaznate
eye: eye eyes vision eyesight sight ojo ojos vista visual pupil*
hand: hand hands finger* mano manos dedo dedos wrist* muneca* palm palms knuckle* thumb pulgar
leg: leg legs pierna* thigh* muslo* hamstring* isquio* quad quads cuadriceps shin* espinilla* tibia* canilla* gamba* pata patas
  femoral
calf: calf calves pantorrilla* gemelo* soleo gastroc*
knee: knee knees rodilla* kneecap rotula menisc* patell* acl lca
ankle: ankle* tobillo* achilles aquiles
foot: foot feet toe toes heel* pie pies talon* metatars* empeine instep
hip: hip hips groin ingle* cadera* pelvi* gluteo* glute glutes pubis inguin*
back: back lumbar espalda lumbares lumbago spine spinal columna sciatic* ciatic* disc discs disco vertebra* rinon espaldar lowback
  cintura rabadilla coxis tailbone
saddle: saddle genital* crotch privates entrepierna perine* silla_de_montar nalga* buttock* bum ano anus wiping limpiarme
  partes_bajas downstairs down_below bits undercarriage
bladder: bladder vejiga pee peeing urinate* wee orinar mear pis pipi hacer_pis bano toilet loo control* esfinter* bowel* intestin*
  incontinen* leak* escap* holding
urine: urine pee pees peed peeing wee weeing piss pissing orina pis pipi meo mear meada meados meado
belly: stomach belly abdom* tummy gut guts estomago barriga panza vientre tripa tripas guata
skin: skin piel rash roncha* sarpullid* hives urticaria habones spots erupcion*
bone: bone bones hueso* fractur* crack cracked shinbone fisura* fibula perone femur
muscle: muscle* muscul* fibre* fiber* tendon* ligament* tendin*
joint: joint joints articulacion* artric* coyuntura* hinge
pain: pain pains painful hurt hurts hurting ache aches aching achy sore soreness agony dolor dolores duele duelen dolia dolian
  adolor* molest* ouch killing_me hurty stab* twinge* pinch* punzada* puntada* throb* pulsatil* burns burning ardor arde quema
  quemazon tender sensible
pressure: pressure tight tightness tightening squeez* crush* heavy heaviness weight_on elephant band vice vise clamp* presion
  opresion oprim* aprieta apret* peso_en pesadez losa elefante estruj* cinturon brick ladrillo belt fist puno nudo knot sitting_on
  standing_on encima hoop aplast*
spread: spread* radiat* radia irradi* travel* shoot* runs_down down_my_arm corre_por baja_por sube_hasta up_into creeping creeps
  extiende recorre subiendo bajando
breathless: breathless* breath breathe breathing out_of_breath puffed winded gasp* pant panting wheez* air aire ahogo ahoga*
  falta_de_aire respir* jade* resuello asfixi* suffocat* choking choke aliento oxygen oxigeno sibil* silb* pito pitos whistl*
  fatig* lungs pulmones pulmon lung
sweat: sweat* clammy sudor sudores sudando sudo suda sudad* sudar perspir* cold_sweat sudor_frio drenched soaking empapad*
  chorreando dripping pouring
nausea: nausea* nauseous queasy sick_to sickly asco arcada* revuelto mareo ganas_de_vomitar puke puking vomit* throw_up threw_up
  throwing_up being_sick been_sick was_sick devolv* devuelv* arroj* potar potando spew* barf* guacare* retch* hurl* chuck* buitre*
  trasboc* lanzar
faint: faint* pass_out passed_out passing_out black_out blacked_out blackout collaps* desmay* desvanec* desplom* conked keeled
  conscious* inconscien* unconscious conocimiento sincope syncope dropped_like went_down went_black woke_up_on floor suelo patatus
  sopor telele se_fue lights_out unrespons* responde responding came_to recobr* colaps* out_cold knocked_out noqueo noqueado piso
dizzy: dizz* lighthead* woozy giddy mareo* maread* mare mareando vertigo spinning room_spin* da_vueltas dando_vueltas wobbly
  unsteady see_stars estrellas vahido* swim* giro gira stars floaty
palpit: palpit* flutter* skip* irregular* arrhythm* arritm* racing pound* thump* galop* gallop* beats beating latido* late_fuerte
  taquicard* tachycard* desboca* flip* flop* fish pulse pulso aletea* brinc* saltos saltando caballo drumming tambor vuelco*
  dispar* acelera* erratic uneven all_over_the_place jumping ectopic* extrasistol* afib fibrilacion
stroke: stroke ictus acv embolia derrame aneurisma aneurysm tia
droop: droop* lopsided crooked torci* caid* slid* slack cuelga colgando chuec* side_of_his_face desviad* saggy melting sag sagging
  drool* baba babea*
speech: speech speak speaks speaking talk talking words slur* mumbl* gibberish nonsense garbl* jumbled habla hablar hablando
  palabras arrastra* balbuc* trabad* traba lengua_de_trapo incoheren* habla_raro enred* coherent disparates galimat* sense sentido
  lengua
weakness: weak weakness debil debilidad limp floppy paralys* paralis* paraliz* dead cant_lift cant_grip cant_move no_mueve
  no_puedo_mover sin_fuerza fuerza drop drops dropping dropped grip agarra* give_way giving_way buckle* floja flojo flojas flojos
  ceden mover move lift levantar sostener hold obedece heavy_legs
numb: numb* tingl* pins_and_needles dormid* adormec* hormigu* entumec* acorch* sensation sensibilidad feeling_in no_siento
  feel_nothing asleep acartonad* corcho insensib* calambre_electrico electric* no_la_siento anesthes* anestesi*
onesided: one_side left_side right_side half mitad lado left right izquierd* derech* hemi* un_lado
headache: headache* migraine* migrana* jaqueca* cefalea thunderclap dolor_de_cabeza trueno worst_ever peor_de_mi_vida estall*
  reventar revienta explod* split* martill*
seizure: seizure* convuls* epilep* fit fits fitting jerking twitch* sacud* ataque trembl* shak* shiver* tembl* tirit* espasm*
  rigid jerks
confused: confus* disorient* desorient* delir* rambl* makes_no_sense incoher* foggy fog doesnt_know no_sabe_donde raving agitat*
  agitad* odd_behaviour acting_weird acting_strange raro rara extrano out_of_it spaced ido ida perdid* aturd* daze* not_himself
  not_herself not_making atontad* grogui groggy dopey embotad* forgot forgets olvid* memory memoria memories recuerd* remember
  repeating same_question repit* no_reconoce who_i who_he name nombre drunk borrach* tomad* ebri*
stagger: stagger* stumbl* tambale* tropez* wobbl* zigzag* weav* walk_straight camina_recto dando_tumbos sway* tumbos zombie
  cant_walk cant_stand balance equilibrio eses torpe clumsy bambole*
vomit: vomit* throw_up threw_up throwing_up puk* spew* sick_twice devolv* devuelt* arroj* potad* trasboc* guacare* hurling
blow: hit hits hitting banged bang blow bump bumped knock* whack* clash* headbutt* fell fall falling fallen crash* golpe golpes
  golpeo golpee golpead* choque choc* trompazo trancazo hostia caida cai caer me_cai cayo se_cayo pelotazo codazo knee_to balonazo
  punch* impact* kicked patada topped cabezazo smack* smash* slam* elbow* codo porrazo madrazo guamazo lenazo tortazo
concussion: concuss* conmocion* contusion* chichon*
heat: heat hot sun sunny sol calor calur* bochorn* heatwave ola_de_calor scorch* boiling roast* abrasador* humid* humed* sofoc*
  insolacion golpe_de_calor heatstroke degrees grados sauna bikram asandose oven horno toalla midday mediodia bak*
hotskin: burning_up red_hot flush* ardiendo colorad* hot_to bright_red beetroot tomate hirviendo roja
cold: cold freezing chills chilly frio fria frias escalofrio* helad* icy goosebumps cool shiver* tirit*
drankmuch: litres liters litros litro bottles botellas botella bottle water agua drink drinking drank hydrat* hidrat* bebi bebido
  bebiendo tomando_agua tomado_agua overhydrat* hyponatr* hiponatr* sodium sodio jugs electrolit* electrolyt* gallon* garrafa*
  chug* sip sips salt
puffy: puff* swell* swollen bloat* inflama* hinch* inflad* balloon* globo rings anillo* salchich* sausage* bigger thicker gord*
  huge doubled tight_skin edema* fat abotag*
darkurine: dark cola coke coca coca_cola brown black oscur* negr* cafe coffee te tea marron rojiz* blood_in cherry vino wine
  coloured colored color colour guinness beer cerveza rust oxid* soda pepsi refresco stout
rhabdo: rhabdo* rabdo*
deform: deform* bent_wrong wrong_way wrong_angle sticking_out poking through_the_skin out_of_place out_of_socket socket popped_out
  zaf* luxa* salio_el hueso_afuera asoma asoman angulo angle torcido_para al_reves twisted fuera_de_su_sitio bone_through expuesta
  salido chueco disloc* se_salio salida
pop: pop popped snap* click* crack* crujido crujio crunch* trono tronido chasq* clac cloc reventon ripping ripped tear tore torn
  desgarr* rasg* romp* roto rota broke broken break rotura tiron twang latigazo pedrada truena
bearweight: bear_weight weight_on_it put_weight apoy* cargar_peso stand_on limp* cojea* cojo rengue* hobbl* crutch* muleta* step
  steps pasos walk walking caminar andar plantar pisar pisarlo pisarla carry_me en_brazos
lockedjoint: locked lock locks stuck bloque* traba trabad* trabo atascad* cant_straighten cant_bend estir* doblar* straighten bend
  extender flexionar
pinpoint: pinpoint one_spot exact_spot fingertip puntito punto_exacto punto punto_fijo press presiono aprieto tocar tap hop
  hopping saltar salto saltito* coin moneda spot toco
night: night nights nighttime noche noches overnight wakes_me sleep despierta* nocturn* madrugada bed cama awake 3am
fever: fever* fiebre calentura temperature temperatura temp thermometer termometro febril destemplad* febricula decimas
flu: flu gripe covid cold_symptoms resfri* catarro snot* mocos moco runny sniffl* congest* cough* tos toser tosiendo phlegm flema*
  virus viral infec* angina* tonsil* bug gastro* constipad* antibiotic* unwell poorly enferm* ill illness malito sinus* bronqu*
  bronch* neumon* pneumon* body_aches dolor_cuerpo cuerpo_cortado
allergy: allerg* alerg* anaphyl* anafil* epipen bee wasp avispa abeja sting stung pic* peanut* cacahu* mani nuts nuez nueces
  marisco* shellfish shrimp gamba* camaron* prawn* antihistam* bitten
closing: closing closes closed swelling_up cierra cerrando cerro cierran lump lump_in tragar swallow tragando tragar_saliva
blue: blue azul* morad* purple grey gray gris palid* pale blanc* pallid ashen white papel cianos* livid*
inhaler: inhaler* inhalador* puffer ventolin salbutamol albuterol nebul* reliever puffs puff bomba bombita rescue rescate
asthma: asthma* asma*
diabetes: diabet* type_1 type_2 tipo_1 tipo_2 t1d t1 t2
sugar: sugar sugars glucose glucosa azucar glucem* glycem* hypo* hiper* hyper* bajon mmol mg_dl cgm dexcom libre sensor low hba1c
  ketone* cetona* keto cetoacidosis dka glucometr* azucares
insulin: insulin* bolus bolo basal lantus novorapid humalog units unidades pump
pregnant: pregnan* embaraz* expecting weeks_along trimest* bump baby bebe foetus fetus midwife matrona gestac* gestant* prenan*
  preg obstetr* encinta weeks_pregnant panza_de bun_in partera ginecolog* ob obgyn antenatal prenatal semanas_de due_date cuenta
  bebita
postpartum: postpart* cesarea postnatal puerper* gave_birth c_section csection cesarea posparto breastfeed* lactan*
  newborn recien_nacid*
  parto amamant* di_a_luz nursing
bleed: bleed* blood bloody sangr* spotting manch* hemorrag* desangr*
fluid: waters water_broke fluid liquido rompi_aguas rompio_aguas gush* wet mojad* chorro trickle rompi_fuente fuente bolsa goteo
contraction: contraction* contraccion* tightenings braxton cramps cramp calambre* colico* retorcij* cramping
suicide: suicid* kill_myself end_it end_my_life better_off_dead want_to_die dont_want_to_live not_be_here not_wake_up matarme
  morirme morir quitarme_la_vida no_quiero_vivir desaparecer disappear die dying no_despertar dont_want_to_be acabar_con_todo
  end_everything muerta muerto estorb* burden carga goodbye despedi* note_for nota_de carta* no_point sentido_vivir vivir living
  alive viva rope soga puente bridge via train_tracks pills pastillas overdos* sobredosis hang ahorc* jump tirarme unalive existir
  exist existing pain_to_stop
selfharm: cut_myself cutting cut cuts cortarme cortes corto cortes_en hurt_myself harm harming hacerme_dano dano lastimarme blade
  cuchilla gillette navaja razor punish* castig* burn_myself quemarme deserve mere* autolesi* scars cicatri* sangre_mia golpearme
hopeless: hopeless worthless empty vacio vacia alone sola solo nobody nadie cares importa point pointless give_up rendirme tire*
  tired_of_everything harto harta numb_inside crying llor* cry sad triste* depress* deprim* depresi* darkness oscuridad useless
  inutil hate odio fracasad* failure ganas
anxious: anxi* ansie* panic panico nervous nervios* nervio stress stressed estres* agobi* overwhelm* worried preocup* scared
  asust* miedo fear terrified burnout quemad* angusti*
period: period periods regla mens amenorr* cycle ciclo no_period_for bleed_monthly menstru* periodo anovulat* ovulat*
restrict: restrict* under_eating undereating barely_eat eat_less como_poco no_como casi_no_como dieting a_dieta low_energy deficit
  starv* skip_meals
exhausted: exhaust* agotad* drained wiped knackered shattered reventad* molid* destruid* fundid* hecho_polvo hecha_polvo
  dead_tired tired cansad* cansancio fatigue fatiga lethargic sin_energia flat toast burned rendida rendido libido sex_drive deseo
myocard: myocardit* miocardit* pericardit* endocardit*
hearthistory: heart_attack infarct* infarto stent* bypass valve valvula pacemaker marcapasos angina heart_failure insuficiencia
  cardiopat* cardiomyop* murmur soplo cardiolog* ecg ekg electrocardio* echo ecocardio* holter cath* ablation ablacion marcapaso
family: died_young sudden_death muerte_subita died_at dropped_dead murio_a murio family_history genetic* hereditar* antecedente*
  before_40 at_38 murieron fallecio passed_away fulminante
bp: blood_pressure hypertens* hipertens* presion_alta tension_alta bp systolic sistolica diastol* tension presion_arterial
kidney: kidney* rinon rinones renal creatinin* dialysis dialisis liver higado hepat*
cancer: cancer* tumor* tumour* metast* chemo* quimio* radioter* linfoma leuk* leucem* oncolog* mastec*
arthritis: arthrit* artrit* artros* osteo* rheumat* reuma* lupus fibromyalg* fibromialg* ankylos* espondil*
thyroid: thyroid* tiroid* hashimoto graves anemi* anaemi* iron ferritin* hierro pcos sop endometrios* copd epoc parkinson*
  esclerosis sclerosis celiac* crohn colitis gerd reflux reflujo hernia* gout gota cholest* colesterol
surgery: surgery surgeries operat* operad* operac* cirug* operaron post_op stitches puntos hospital* ingresad* discharged alta
  prosthes* protesis replacement arthroscop* artroscop*
clot: clot* coagul* trombo* thromb* dvt tvp embol* varic* flight vuelo plane avion long_haul sitting
calfwarm: warm caliente tender red roja hot calentit*
ache_mild: niggl* stiff* tiesa tieso rigid* agujetas doms cargad* contractura* tirantez tight_hamstring sobrecarg* tweak* twingy
  cramped achy resentid* agarrot*
"""
