// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    static let portuguese = LexiconSource(
        language: .pt,
        text: """
            function: os, as, do, da, dos, das, de, que, em, um, uma, para, com, por, não, no, na, se, ao, quem, como,
                pelo, pela
            photo: foto*, fotografia*, captura de tela, selfie*, print de, flagra*
            image: imagem, imagens, retrato*, cena
            video: gravado com, gravada com, filmado, filmada, vídeo*, video*, clipe*, filmagem*, gravação de vídeo,
                câmera*
            audio: áudio*, audio*, mensagem de voz, nota de voz, ligação, ligações, telefonema*, gravação*, chamada*,
                locução, telefônic*
            voice: voz, vozes, soe como, soa como, fale como, fala como
            clone: clon*, imit*, reproduz*, sintetiz*
            design: cartaz*, panfleto*, folheto*, faixa*, infográfico*, banner*, adesivo*, outdoor*, pôster*, convite*
            document: carta*, memorando*, comunicado*, documento*, certificado*, ofício*, nota oficial, aviso oficial,
                circular*, contrato*, recibo*, cédula oficial, e-mail interno, boletim de urna, laudo*, certidão
            news: primeira página, capa do jornal, capa de jornal, plantão, manchete*, notícia*, artigo*, telejornal*,
                jornal*, reportagem*, capa do
            textwork: resum*, compar*, slogan*, discurso*, poema*, canção*, redação*, roteiro*, perguntas, ensaio*,
                esboço*, tabela
            write: escrev*, redij*, redig*, compon*
            message: mensagem*, mensagens, sms, post, publicação*, publique*, anunci*, avis*, diga aos, dizer aos,
                dizendo, whatsapp, zap, tuíte*, lembre*, espalh*, divulg*, corrente de, informe aos
            make: crie*, cria*, criar, faça*, fazer, gere, gerar, produz*, desenh*, fabric*, mostre*, elabor*, monte
            real: realista*, hiper-realista*, hiperrealista*, fotorrealista*, ultrarrealista*, crível*, convincente*,
                autêntic*, pareça real, parece real, parecer real, parecer verdade*, idêntic*, indistinguíve*,
                câmera escondida, câmera de segurança, verossímil*, como se fosse real, estilo notícia,
                estilo reportagem
            fake: fals*, forj*, inventad*, fraudad*, montagem, adulterad*, fake*, se passando por, em nome d*,
                fingindo ser, passar-se por
            deceive: que pareça que, pareça que, parecer que, como se tivesse, vazad*, vazamento*, viral*, engan*,
                para que acreditem, para que as pessoas acreditem, para que pensem, fazer crer, como prova,
                para provar, prova de, prova da, passar por real, passar por verdadeir*, difam*, prejudic*,
                desmoraliz*, parecer vazamento, iludir, flagrante, queimar a imagem, desacredit*
            cartoon: caricatur*, cartum*, charge*, desenho*, quadrinho*, aquarela*, ilustração*, ilustrad*, nanquim,
                massinha*, marionete*, fantoche*, ícone*, xilogravura*, pintura*, tirinha*, pixel*, animad*, anime,
                vetor*, lápis, rabisco, cordel
            satire: sátira*, satíric*, paródi*, humor*, piada*, zoeira, brincadeira, engraçad*, deboch*, zombar,
                gozação
            fiction: romance*, ficção, fictíci*, fantasia, conto*, imaginári*
            deepfake: deepfake*
            conduct: preso, presa, presos, ser preso, sendo preso, prendendo, detid*, algema*, algemad*, suborn*,
                propina*, dinheiro vivo, maços de dinheiro, envelope*, roub*, furt*, bêbad*, embriagad*, drog*,
                cocaína, xing*, insult*, ofend*, batendo, bate em, bater em, agred*, confess*, admit*, assum* crime,
                nu, nua, beij*, amante*, queim* a bandeira, queimando, nazist*, arma*, cadeia, prisão, polícia,
                polici*, julgamento, corrup*, compr* votos, comprando votos, lavagem de dinheiro, desvi*, assedi*,
                máfia, vomit*, desmai*, ameaç*, racist*, grit*, doente, hospital*, internad*, infarto, câncer, cancro
            status: desist*, retir* a candidatura, retir* sua candidatura, retirada, renunci*, abandon*, mort*,
                morreu, morre, falec*, doença, derrota*, concede*, suspend* a campanha, deixa a corrida,
                deixando a corrida, lei marcial, inelegível, cassad*
            say: diz, dizendo, dizer, declar*, anunci*, afirm*, confess*, admit*, ped*, orden*, convoc*, promet*,
                alega*, fala que, falando
            teach: expli*, aula*, lição, ensin*, como reconhecer, como identificar, como detectar, guia para, aprend*,
                resumo de como
            debunk: verific*, chec*, desment*, desmentido*, boato*, corrig*, correção, errata, detect*, reconhec*,
                é falso, é falsa, desinformação, refut*, checagem
            report: nota breve, notícia breve, alerta sobre, alert*, adverte*, reportagem sobre, segundo,
                informa sobre
            ask: é real, é verdade, é verdadeir*, como posso, como saber, por que, onde, quando, quem pode,
                o que acontece, posso, é preciso, preciso, como voto, devo
            critique: critic*, crítica*, contra a, contra o, carta aberta, opinião*, oposição
            consent: consent*, permiss*, autoriz*, em nome da campanha, somos a campanha, somos a equipe,
                equipe da campanha, equipe de campanha, noss* candidat*, aprovou, concordou, trabalho para
            own: minha própria, minha voz, mim mesm*, meu rosto
            office: escritório eleitoral, justiça eleitoral, comissão eleitoral, tribunal eleitoral,
                autoridade eleitoral, cartório eleitoral, conselho eleitoral, junta eleitoral,
                comissão nacional de eleições
            official: mesári*, funcionári* eleitora*, fiscal eleitoral, fiscais eleitorais, presidente de mesa,
                servidor* eleitora*, agente* eleitora*, membro* da mesa, escrutinador*
            seal: selo*, timbr*, logotipo oficial, logo oficial, carimbo*, uniforme*, brasão, assinatura d*
            ballot: cédula*, urna*, boletim de voto, boletins de voto, votos, voto por correio, voto postal, apuração,
                máquina de votar
            pollplace: seção eleitoral, seções eleitorais, local de votação, locais de votação, posto de votação,
                mesa de voto, mesas de voto, assembleia de voto, zona eleitoral, cabine de votação, cabina de voto,
                urnas
            vote: vot*, eleitor*, eleitorado
            election: eleição*, eleições, eleitora*, pleito*, votação, referendo*, dia da votação, segundo turno,
                ida às urnas
            register: inscri*, registr*, recenseamento, título de eleitor, alistamento, cadastr*
            mail: por correio, pelo correio, pelos correios, voto postal, por correspondência, via postal
            sms: sms, mensagem de texto, por mensagem, respondendo, responda sim, por texto
            phone: por telefone, pelo telefone, ligando
            email: por e-mail, por email, correio eletrônico, e-mail
            online: pela internet, online, on-line, página web, site, aplicativo, app, link
            social: rede social, redes sociais, facebook, instagram, tiktok, twitter, whatsapp, telegram
            inperson: presencial*, pessoalmente
            early: voto antecipado, votação antecipada, antecipad*
            proxy: por procuração, em nome da família, duas vezes
            by: por, pelo, pela, via, através
            fraud: queim*, lixo, lixeira, caçamba, jog* fora, joga*, destru*, rasg*, tritur*, ench* urnas, enchendo,
                manipul*, adulter*, roub*, fraud*, ilegal*, estrangeir*, troc* votos, trocando, hacke*, rio, escond*,
                pré-preenchid*, pré-marcad*, forj*, violad*
            tense: fila, filas, polícia, polici*, multidão, protest*, tumulto*, quebrad*, erro, caixas, caminh*, van,
                furgão, soldado*, militar*, exército, briga*, fumaça, incêndio, fechad*, caos, apagão, manifest*,
                transport*
            cancel: cancel*, suspens*, anulad*, não haverá, não vai haver, não acontecerá
            postpone: adiad*, adia*, adiou, remarc*, mudou para, mudou de data, foi para, transferid*, nova data,
                outro dia, prorrog*, mudaram para, passou para
            invalid: inválid*, nul*, não serão contad*, não será contad*, não contam, não vale*, rejeitad*, anulad*,
                canceld*, cancelad*, vencid*, expirad*, descartad*, jogad* fora, excluíd*, não conta
            cannot: não pode*, não poderão, proibid*, não têm direito, não tem direito, sem direito, impedid*,
                excluíd*, barrad*, não estão autorizad*, inelegíve*, vetad*
            must: deve*, devem, é preciso, precis*, tem que, têm que, têm de, tem de, obrigatóri*, exig*, sem, traz*,
                apresent*, levar, leve, necessári*
            allowed: pode* votar, podem votar, pode-se votar, dá para votar, direito de votar
            fee: pag*, taxa*, custa*, custo*, tarifa*, cobr*
            group: imigrante*, novos cidadãos, naturalizad*, estudante*, jovens, aposentad*, idoso*, mulheres, multa*,
                dívida*, devedor*, ex-presidiári*, ex-presos, detent*, desempregad*, deficiente*, deficiência,
                minoria*, sem-teto, antecedentes
            threat: preso, presa, presos, presas, detid*, deportad*, multad*, cadeia, prisão, polícia, imigração,
                perder* o emprego, perder* benefícios, perder* o benefício, perde* o bolsa, demitid*, vigiad*,
                saber* em quem, armad*, bomba*, violên*, ataque*, contagi*, surto*, não é secreto, divulgad*,
                lista negra, milícia*, ameaç*, despej*
            stayhome: fiqu* em casa, ficar em casa, ficarem em casa, não vot*, não vá, não vão, não precisa votar,
                não adianta, não compareç*, desencoraj*, desanim*, já ganhou, já está decidid*, não se incomod*,
                nem perca tempo, desist* de votar, abstenha-se, abster-se de votar
            noneed: não precisa, não é preciso, não é necessário, sem precisar, desnecessári*
            askdata: confirm* seu voto, confirm* o voto, número de identidade, dados bancários, senha*,
                conta bancária, dados pessoais, cpf, confirm* seu registro, número do cartão, clique no link
            open: abr*, abert*, abertura, das, a partir, começ*, inici*
            close: fech*, encerr*, termin*, fim
            until: até, antes, prazo*, às, no máximo
            moved: mud* de lugar, mud* de endereço, novo local, novo endereço, transferid*, realocad*
            audience: eleitores, moradores, cidadãos, apoiadores, simpatizantes
            logistics: ônibus, autocarro*, transporte gratuito, fica em, fica na, fica no, será na, será no, endereço,
                salão, escola, ginásio, biblioteca, tenda, é no, é na
            recommend: recomend*, convém, deveriam levar, aconselh*
            idphoto: documento com foto, carteira de identidade, documento de identidade, cartão de cidadão,
                bilhete de identidade, identificação
            idlicence: carteira de motorista, carta de condução, carteira de habilitação, cnh
            idpassport: passaporte*
            idvotercard: título de eleitor, cartão de eleitor
            idaddress: comprovante de residência, comprovante de endereço, conta de luz, comprovativo de morada,
                conta de água
            idbirth: certidão de nascimento
            idtax: declaração de imposto, holerite, contracheque
            noncitizen: não cidadãos, estrangeiros, turistas, sem cidadania
            minor: menores, adolescentes, anos
            neg: não, sem, nem, nunca
            strip: remov*, apag*, elimin*, sem, retir*, limp*, exclu*, escond*, tire, tirar, tira
            mark: marca d'água, marca-d'água, marcas d'água, marca de água, metadados, credenciais de conteúdo,
                content credentials, c2pa, procedência, proveniência, rótulo de ia, assinatura digital,
                etiqueta de ia, selo de ia
            detector: detector*, detecção, deteção, verificador*, checador*, moderação, filtro*
            evade: burl*, evit*, engan*, driblar, drible, escap*, contorn*, pass* pelos, passe pelos,
                sem ser detectad*, indetectáve*, ninguém rastre*, não detect*, não seja detectad*, rastrear
            kin: meu cachorro, meu gato, minha sobrinha, meu sobrinho, minha filha, meu filho, minha tia, meu tio,
                minha avó, meu avô, meu amigo, minha amiga, minha prima, meu primo, cachorro, gato, aniversário,
                meu irmão, minha irmã, minha esposa
            place: cidade de, vila de, lago, rua, castelo, hotel, restaurante*, receita*, mapa*, cidade antiga,
                montanha*, ilha, marca, vinho, queijo, loja, praia de, jardim, ponte
            othervote: representante de turma, grêmio, pizza*, mascote*, concurso*, eurovisão, prêmio*, robôs, marte,
                diretoria, sindicato, condomínio, enquete*, escola primária, síndico
            legislature: parlament*, senado, congresso, assembleia, câmara municipal, prefeitura
            event: debate*, comício*, reunião*, voluntári*, encontro*, palestra*, passeata*
            politics: polític*, campanha*, candidat*, governo*, prefeit*, governador*, president*, ministr*, senador*,
                partido*, deputad*, imposto*, lei
            generic: vazi*, em branco, genéric*, abstrat*, fundo, minimalist*, sem pessoas, calm*, sorri*
            president: president*, chefe de estado
            premier: primeiro-ministro, primeira-ministra, chefe de governo
            governor: governador*
            mayor: prefeit*, presidente da câmara
            senator: senador*, deputad*
            minister: ministr*
            chancellor: chanceler*
            leader: líder*, chefe*, dirigente*, lidera*, cabeça de chapa
            candidate: candidat*
            commissioner: comissári*
            monarch: rei, rainha
            m1: janeiro
            m2: fevereiro
            m3: março
            m4: abril
            m5: maio
            m6: junho
            m7: julho
            m8: agosto
            m9: setembro
            m10: outubro
            m11: novembro
            m12: dezembro
            d1: segunda-feira, segunda
            d2: terça-feira, terça
            d3: quarta-feira, quarta
            d4: quinta-feira, quinta
            d5: sexta-feira, sexta
            d6: sábado*
            d7: domingo*
            noon: meio-dia
            midnight: meia-noite
            am: da manhã
            pm: da tarde, da noite
            relative: amanhã, semana que vem, próxima semana, dia seguinte, uma semana depois
            """)
}
