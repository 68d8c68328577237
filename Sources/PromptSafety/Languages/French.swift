// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    static let french = LexiconSource(
        language: .fr,
        text: """
            function: le, la, les, des, du, de, un, une, et, en, est, que, qui, dans, pour, sur, avec, au, aux, par,
                son, sa, ce, cette, où, il, elle
            photo: photo*, cliché*, capture d'écran, selfie*
            image: image*, portrait*, visuel*, tableau, scène
            video: filmé*, vidéo*, clip*, séquence*, film, extrait filmé, enregistrement vidéo, vidéosurveillance,
                caméra*
            audio: audio*, message vocal, note vocale, appel*, enregistrement*, bande sonore, appel automatique,
                téléphoniqu*, messagerie vocale
            voice: voix, parle comme, sonne comme
            clone: clon*, imit*, reprodui*, synthétis*, contrefai*
            design: affiche*, tract*, dépliant*, prospectus*, bannière*, infographie*, brochure*, pancarte*,
                autocollant*, flyer*, invitation*, faire-part
            document: lettre*, courrier*, note interne, mémo*, communiqué*, document*, certificat*, procès-verb*,
                avis officiel, attestation*, contrat*, reçu*, circulaire*, avis, bulletin officiel, dossier médical
            news: une de journal, la une, à la une, première page, gros titre*, flash info, article*,
                journal télévisé, bandeau*, dépêche*, édition spéciale, actualité*, alerte info, reportage télé*
            textwork: résum*, compar*, slogan*, discours, poème*, chanson*, essai*, plan de, questions, dissertation*
            write: écri*, rédig*, compos*
            message: sms, message*, texto*, publication*, publie*, post, annonc*, préven*, dis aux, dites aux,
                dire aux, disant, indique*, affirm*, whatsapp, tweet*, rappel*, fais savoir, répand*, fais circuler,
                avertis*
            make: crée*, créer, fais, faites, génér*, produi*, dessin*, réalis*, fabriqu*, montre*, concevoir, conçois
            real: réalist*, photoréalist*, hyperréalist*, ultraréalist*, crédible*, convaincant*, authentique*,
                plus vrai que nature, comme si c'était vrai, air vrai, paraît vrai, paraisse vrai*, indiscernable*,
                identique*, caméra cachée, caméra de surveillance, vidéosurveillance, style reportage, vraisemblable*,
                façon reportage, volée
            fake: faux, fausse*, falsifi*, forg*, contrefait*, truqu*, bidon*, inventé*, se faisant passer,
                se faire passer, au nom de, prétendu*
            deceive: fais croire, faites croire, comme si elle avait, comme s’il avait, comme si il avait, fuit*,
                viral*, tromp*, fasse croire, faire croire, pour que les gens croient, pour qu'on croie,
                passer pour vrai*, passer pour authentique, comme preuve, pour prouver, preuve de, discrédit*,
                nuire à, salir, photo volée, comme une photo volée, dupe*, induire en erreur, piég*, décourag*
            cartoon: caricatur*, bd, bande dessinée, dessin*, aquarelle*, illustration*, illustré*, encre,
                pâte à modeler, marionnette*, icône*, gravure*, pixel art, peinture*, crayon*, animé, manga*,
                vectoriel*, vitrail, croquis
            satire: satir*, parodi*, humour*, humoristique*, blague*, moquer, moqu*, pastiche*, drôle*, sketch*
            fiction: roman*, fiction, fictif*, fantastique, conte*, imaginaire*
            deepfake: deepfake*, hypertrucage*
            conduct: arrêt*, menott*, soudoy*, pot-de-vin, pots-de-vin, corromp*, corrup*, corruption, argent liquide,
                billets de banque, liasse*, enveloppe*, voler, volant, vole, volé*, ivre*, saoul*, soûl*, bourré*,
                drogu*, cocaïne, insult*, frapp*, gifl*, avou*, reconn*, nu, nue, embrass*, maîtresse*,
                brûl* le drapeau, brûlant, nazi*, arme*, prison, police, polici*, procès, tribunal, achet* des voix,
                détourn*, blanchi*, harcel*, mafia*, vomi*, évanoui*, menac*, racist*, injuri*, se moquant, cri* sur,
                se retire*, hôpital*, hospitalis*, malade*, infarctus, cancer
            status: retir*, retrait*, abandonn*, démissionn*, démission, mort, morte, décéd*, décès, concèd*, concéd*,
                défaite*, renonc*, suspend* sa campagne, quitte la course, loi martiale, inculpé*, mis en examen,
                désist*
            say: dit, disant, déclar*, annonc*, affirm*, avou*, admet*, demand*, ordonn*, appelle*, promet*, prétend*,
                racont*
            teach: expliqu*, leçon*, cours sur, enseign*, comment reconnaître, comment repérer, comment détecter,
                atelier*, guide pour, apprend*
            debunk: vérifi*, démen*, démenti*, décrypt*, infox, correct*, rectifi*, détect*, reconnaître, repérer,
                est faux, est fausse, désinformation, réfut*, canular*
            report: brève*, met en garde, avertit, alerte sur, reportage sur, selon, informe sur
            ask: est-ce que, est-ce vrai, est-elle vraie, est-il vrai, comment puis-je, comment savoir, pourquoi,
                quand, où, qui peut, que se passe-t-il, puis-je, faut-il, peut-on, dois-je
            critique: critiqu*, contre la, contre le, lettre ouverte, opinion*, tribune*, dénonc*
            consent: consent*, permission*, autoris*, accord, au nom de la campagne, nous sommes l'équipe,
                équipe de campagne, notre candidat*, je travaille pour
            own: ma propre, ma voix, moi-même, mon visage
            office: office électoral, commission électorale, bureau électoral, autorité électorale, conseil électoral,
                haute autorité électorale, instance électorale
            official: agent* électora*, assesseur*, scrutateur*, fonctionnaire* électora*, responsable* électora*,
                président du bureau de vote, membre* du bureau de vote
            seal: sceau*, en-tête*, logo officiel, tampon*, uniforme*, signature de
            ballot: bulletin*, urne*, machine* à voter, vote* par correspondance, dépouillement*, procuration*,
                suffrages
            pollplace: bureau* de vote, lieu* de vote, isoloir*, centre* de vote, urnes
            vote: vot*, électeur*, électrice*, scrutin*, aux urnes
            election: élection*, électora*, scrutin*, référendum*, jour du vote, le vote, second tour
            register: inscri*, liste* électorale*, enregistr*
            mail: par correspondance, par la poste, par courrier, vote postal, voie postale
            sms: sms, texto*, par texto, répondant oui, en répondant, répondez
            phone: par téléphone, téléphon*, en appelant
            email: par courriel, par mail, par e-mail, par email, courriel*
            online: en ligne, par internet, sur internet, site web, application, lien, appli
            social: réseaux sociaux, réseau social, facebook, instagram, tiktok, twitter, whatsapp, telegram
            inperson: en personne, physiquement
            early: vote anticipé, anticipé*
            proxy: par procuration, pour sa famille, deux fois
            by: par, via, grâce à, au moyen
            fraud: brûl*, jet*, poubelle*, benne*, détrui*, déchir*, broy*, bourr*, manipul*, trafiqu*, volé*, voler,
                fraud*, illégal*, étranger*, falsifi*, pirat*, rivière*, cach*, rempli* de faux, déchiquet*, incendi*,
                échang*
            tense: file, queue*, polici*, police, foule*, manifest*, émeute*, en panne, cassé*, erreur, carton*,
                caisse*, camion*, fourgon*, soldat*, militaire*, armée, bagarre*, fumée, fermé*, chaos, incend*,
                protest*, bousculade*
            cancel: annul*, suspend*, n'aura pas lieu, n'auront pas lieu, supprim*
            postpone: report*, repouss*, décal*, différ*, déplac*, nouvelle date, change* de date, avancé*, prolong*,
                autre jour
            invalid: invalid*, nul, nuls, ne sera pas compt*, ne seront pas compt*, pas compté*, rejet*, annulé*,
                radié*, périmé*, expiré*, ne compte*, pas valable*, jeté*, ne sont pas pris
            cannot: ne peu*, ne peut pas, ne pourr*, pas le droit, interdit*, n'ont pas le droit, exclu*, privé*,
                pas autorisé*, inéligible*, refus*
            must: doit, doivent, devez, il faut, besoin de, obligatoire*, exig*, sans, apport*, présent*, munir,
                muni*, nécessaire*, requis*
            allowed: peu* voter, peuvent voter, pourr* voter, le droit de voter, autorisé* à voter, l'on peut voter,
                on peut voter
            fee: pay*, frais, taxe*, coût*, coûte*, redevance*, tarif*, droit d'entrée, facturé*
            group: immigré*, immigrant*, nouveaux citoyens, naturalisé*, étudiant*, jeunes, retraité*,
                personnes âgées, femmes, amendes, dettes, ex-détenu*, anciens détenus, détenus, chômeur*, handicap*,
                minorité*, sans-abri, casier, locataires
            threat: arrêté*, expuls*, amende*, condamn*, prison, police*, immigration, perdre* leur emploi,
                perdre* votre emploi, perdre* les aides, perdre* vos allocations, licenci*, surveill*, saura pour qui,
                sauront pour qui, armé*, bombe*, violen*, attaqu*, contamin*, épidémie*, pas secret, rendu public,
                milice*, menac*, liste noire
            stayhome: restez chez, rester chez, reste chez, ne votez pas, ne pas voter, n'allez pas, ne vous déplacez,
                inutile de vot*, inutile d'aller, ne vous donnez pas la peine, déjà gagné, joué d'avance,
                ça ne sert à rien, abstenir, abstenez, ne prenez pas la peine
            noneed: pas besoin, inutile, pas nécessaire, sans avoir à
            askdata: confirm* votre vote, numéro d'identité, coordonnées bancaires, mot de passe, compte bancaire,
                données personnelles, numéro de carte, confirm* votre inscription, cliqu* sur le lien
            open: ouvr*, ouvert*, ouverture, de, dès, à partir, début*, commenc*
            close: ferm*, clôtur*, clos*, termin*, fin
            until: jusqu*, avant, à, au plus tard, date limite, délai*
            moved: déplac*, déménag*, nouvelle adresse, nouveau lieu, transfér*, changé de lieu
            audience: électeurs, habitants, citoyens, partisans, résidents, sympathisants
            logistics: navette*, bus, transport gratuit, se trouve, situé*, adresse, salle, école, gymnase,
                bibliothèque, tente
            recommend: est recommandé, conseillé*, devraient apporter
            idphoto: pièce d'identité, carte d'identité, titre d'identité, papiers d'identité
            idlicence: permis de conduire
            idpassport: passeport*
            idvotercard: carte d'électeur, carte électorale
            idaddress: justificatif de domicile, facture d'électricité, quittance*, facture de gaz, facture d'eau
            idbirth: acte de naissance, extrait de naissance
            idtax: avis d'imposition, fiche de paie, déclaration d'impôts
            noncitizen: non-citoyens, étrangers, touristes, résidents étrangers
            minor: mineurs, adolescents, ans
            neg: pas, ne, sans, non, ni, jamais, aucun*
            strip: enlev*, supprim*, retir*, effac*, sans, élimin*, masqu*, débarrass*, nettoy*, ôter, ôte, ôtez
            mark: filigrane*, métadonnée*, content credentials, c2pa, provenance, étiquette ia, signature numérique,
                certificats de contenu, marquage*, mention ia
            detector: détecteur*, détection, vérificateur*, modération, filtre*, outils de vérification
            evade: évit*, contourn*, tromp*, échapp*, déjou*, pass* les, sans être détecté, indétectable*,
                personne ne puisse, intraçable*, esquiv*
            kin: mon chien, mon chat, ma nièce, mon neveu, ma fille, mon fils, ma tante, mon oncle, ma grand-mère,
                mon ami*, mon amie, ma cousine, mon cousin, ma soeur, mon frère, chien, anniversaire*
            place: ville de, village de, lac, fleuve, rue, château, hôtel, restaurant*, recette*, carte de la ville,
                cité antique, montagne*, île, marque, vin, fromage, boutique, plage de, jardin*, pont
            othervote: délégué* de classe, conseil étudiant*, pizza*, mascotte*, concours, eurovision, prix du,
                robots, conseil d'administration, syndicat*, copropriété*, sondage*, école primaire, élection de miss
            legislature: parlement*, sénat, congrès, assemblée, conseil municipal, mairie
            event: débat*, meeting*, réunion*, concert*, bénévol*, rassemblement*, conférence*, atelier*
            politics: politi*, campagne*, candidat*, gouvern*, maire*, président*, ministre*, sénat*, parti, député*,
                impôt*, loi
            generic: vide, vides, vierge*, générique*, abstrait*, fond, minimaliste*, sans personne*, calme*, souri*
            president: président*, chef de l'état, cheffe de l'état
            premier: premier ministre, première ministre, chef du gouvernement
            governor: gouverneur*
            mayor: maire*
            senator: sénat*, député*
            minister: ministre*
            chancellor: chanceli*
            leader: chef*, leader*, dirigeant*, tête de, dirige*, à la tête
            candidate: candidat*
            commissioner: commissaire*
            monarch: roi, reine
            m1: janvier
            m2: février
            m3: mars
            m4: avril
            m5: mai
            m6: juin
            m7: juillet
            m8: août
            m9: septembre
            m10: octobre
            m11: novembre
            m12: décembre
            d1: lundi*
            d2: mardi*
            d3: mercredi*
            d4: jeudi*
            d5: vendredi*
            d6: samedi*
            d7: dimanche*
            noon: midi
            midnight: minuit
            am: du matin
            pm: du soir, de l'après-midi
            relative: demain, semaine prochaine, lendemain, jour suivant, une semaine plus tard
            """)
}
