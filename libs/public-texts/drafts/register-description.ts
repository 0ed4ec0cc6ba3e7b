/** Draft of the description that OSL 4:2 demands: a heading for each of its seven items. */
import type { Bilingual } from '../text';

const sv = `# Beskrivning av allmänna handlingar i Liggaren

Beskrivningen är upprättad enligt 4 kap. 2 § offentlighets- och sekretesslagen (2009:400) och gäller de ärenden om bidrag som [nämndens namn] avgör med stöd av Liggaren. Alla har rätt att ta del av allmänna handlingar som inte är sekretessbelagda. Du behöver inte säga vem du är eller vad du ska använda dem till.

# Organisation och verksamhet

[Nämndens namn] vid [regionens eller kommunens namn] fördelar bidrag. Ansökningar bereds av en handläggare vid [enhetens namn], ibland tillsammans med rådgivare från [organisationer]. Beslut fattas av [befattning] enligt nämndens delegationsordning, eller av nämnden själv. Nämnden beslutar om riktlinjer, utlysningar och årsram.

# Register och andra sökmedel

- Diariet: varje ansökan registreras med nummer, datum, avsändare och en kort beskrivning av vad den gäller. [Diariet är öppet och sökbart för alla](/om/diariet).
- Ärendets händelser: allt som händer i ett ärende antecknas i tidsordning med vad som hände, när, vem som gjorde det och på vilken grund. Inget ändras eller tas bort; en rättelse är en ny händelse som hänvisar till den gamla. Om uppgifter gallras framgår det när.
- Läsningar: vem som har öppnat ett ärende, vad i det som visades och när, en gång om dagen för den som handlägger och varje gång för den som granskar.
- Register över riktlinjer, utlysningar och årsramar, och över delegationsordningen och vem som har vilken befattning, som de gällde varje dag.
- Uppgifterna går att söka på nummer, organisation, projektets namn, datum, belopp, beslut och handläggare. De går inte att söka på känsliga personuppgifter.
- [Andra sökmedel, till exempel äldre ärenden på papper eller i andra system.]

# Tekniska hjälpmedel

Diariet kan läsas av alla på webben. [Om det finns en dator eller skärm i receptionen där allmänheten själv kan söka: var och när.]

# Vem du kan fråga

[Befattning, e-postadress och telefonnummer till den som kan lämna upplysningar om handlingarna, hur de används och hur man söker.] En begäran om att få ut en handling kan lämnas till samma kontakt, på vilket sätt som helst.

# Vanliga bestämmelser om sekretess

De flesta uppgifter är offentliga. Följande bestämmelser i offentlighets- och sekretesslagen kan gälla:

- 30 kap. 27 §: affärs- och driftförhållanden i en regions eller kommuns stöd till näringslivet
- 21 kap. 1 §: uppgifter om enskildas hälsa och sexualliv
- 21 kap. 3 och 3 a §§: adress och liknande för den som är förföljd
- 21 kap. 7 §: personuppgifter som kan antas komma att behandlas i strid med dataskyddsreglerna
- 40 kap. 5 §: utkast som en sökande har i eget utrymme i e-tjänsten; de är inte allmänna handlingar och vi kan inte läsa dem
- [Andra bestämmelser som myndigheten brukar tillämpa.]

# Uppgifter som regelbundet hämtas från eller lämnas till andra

- Från sökande: ansökan, kompletteringar och redovisning, i e-tjänsten, på papper eller med e-post, när de lämnas.
- Till rådgivare i handläggningsgruppen: handlingarna i de ärenden som de deltar i, i e-tjänsten, sedan de har försäkrat sin opartiskhet. [Organisationer.]
- Från inloggningstjänsten: namn, roll och tillitsnivå för den som loggar in, vid varje inloggning.
- Till registret över stöd av mindre betydelse: mottagare, belopp, datum och bransch, inom 20 arbetsdagar från ett sådant beslut. [Hur uppgifterna lämnas.]
- Till ekonomisystemet: [betalningsuppgifter, hur och när].
- Till arkivmyndigheten: [avslutade ärenden, hur och när].

# Rätt till försäljning av personuppgifter

Myndigheten har ingen rätt att sälja personuppgifter. [Kontrollera att det stämmer.]
`;

const en = `# Description of the official documents in Liggaren

The description is drawn up under chapter 4, section 2 of the Public Access to Information and Secrecy Act (2009:400) and covers the grant cases that [name of the board] decides with the help of Liggaren. Everybody has the right to read official documents that are not secret. You need not say who you are or what you will use them for.

# Organisation and tasks

[Name of the board] of [name of the region or municipality] distributes grants. Applications are prepared by an official at [name of the unit], sometimes together with advisers from [organisations]. Decisions are made by [post] under the board’s delegation order, or by the board itself. The board decides on guidelines, calls and the year’s budget.

# Registers and other means of search

- The register of cases (diarium): every application is entered with number, date, sender and a short description of what it concerns. [The register is open to everybody and can be searched](/om/diariet).
- The events of a case: everything that happens in a case is recorded in order of time with what happened, when, who did it and on what basis. Nothing is changed or removed; a correction is a new event that refers to the old one. If information is disposed of it says when.
- Readings: who has opened a case, what of it was shown and when, once a day for those who handle cases and every time for those who audit.
- Registers of guidelines, calls and budgets, and of the delegation order and who holds which post, as they stood on any day.
- The information can be searched by number, organisation, name of the project, date, amount, decision and official. It cannot be searched by sensitive personal data.
- [Other means of search, for example older cases on paper or in other systems.]

# Technical aids

The register can be read by everybody on the web. [If there is a computer or screen at the reception where the public can search: where and when.]

# Whom to ask

[Post, e-mail address and telephone number of the person who can tell more about the documents, how they are used and how to search.] A request for a document can be made to the same contact, in any way.

# Common provisions on secrecy

Most information is public. The following provisions of the Public Access to Information and Secrecy Act may apply:

- chapter 30, section 27: business conditions in a region’s or municipality’s support to business
- chapter 21, section 1: information on the health and sexual life of individuals
- chapter 21, sections 3 and 3 a: address and the like of somebody who is persecuted
- chapter 21, section 7: personal data that can be expected to be processed in breach of the data protection rules
- chapter 40, section 5: drafts that an applicant keeps in a space of their own in the service; they are not official documents and we cannot read them
- [Other provisions that the authority usually applies.]

# Information regularly obtained from or given to others

- From applicants: application, answers to requests and report, in the service, on paper or by e-mail, when they are handed in.
- To advisers in the handling group: the documents of the cases that they take part in, in the service, after they have declared their impartiality. [Organisations.]
- From the sign-in service: name, role and level of assurance of the person who signs in, at every sign-in.
- To the register of de minimis aid: recipient, amount, date and sector, within 20 working days of such a decision. [How the information is given.]
- To the accounting system: [payment details, how and when].
- To the archive authority: [closed cases, how and when].

# The right to sell personal data

The authority has no right to sell personal data. [Check that this is correct.]
`;

export const registerDescription: Bilingual = { sv, en };
