using static SmartCV.Bot.Recognition.UrgencyClue;

namespace SmartCV.Bot.Recognition;

/// <summary>The English words of each clue, parted by bars: each is the beginning of a word, or a whole one where it ends with a dollar sign.</summary>
internal static class UrgencyLatin
{
    public static readonly (UrgencyClue Clue, string Words)[] Words =
    [
        (Theft, "account got stolen|account was stolen|account is stolen|account has been stolen|profile was stolen|login was stolen|password was stolen|misused|under my control|in my control|hack|hijack|compromised|breach|taken over|identity theft|impersonat|intruder|attacker|broken into|broke into|unauthori|account stolen|stole my|stolen account|under attack|account taken|accessed by outsiders"),
        (Scam, "phish|scam|fake|fraud|claiming to be|pretend|posing as"),
        (Leak, "leak|turns up on|published|became visible|visible to every|is public|made public|on google|sold$|bought my data|exposed|posted online|on the internet|everyone can see|anyone can see|breach"),
        (Other, "someone|somebody|stranger|another person|another user|other person|other people|unknown|unfamiliar|suspicious|strange device|strange login|strange person|hacker|thief|thieves|a guy|some guy|who changed|who is this|outsider|intruder|attacker|scammer|they$|he$|she$|people i|anyone else|a man$|another country|from a city|from a country|foreign|nigeria|russia|china$|brazil|vietnam|manila"),
        (Intrude, "logged|log in|logs in|logging|signed|signing|sign-in|chang|access|got in|gets in|got into|get into|been in my|been into|is in my|are in my|in my account|in our account|inside my|inside our|spam|renam|into my|using$|used$|uses$|editing|edited|swap|replac|reset|steal|stole|took|taken|controls|control|delet|wiped|viewing|invited|bought|rewrote|guess|trying|locked us|locked me|online now|online$|answered|linked|opened"),
        (NotMe, "not me$|wasn't me|was not me|isn't me|it is not me|isn't mine|not mine|aren't mine|none of them are mine|without my|without our|without asking|without me$|without permission|i live in|i'm in|nobody did|none of us created|none of us did|that's not us|not my phone|not my email|not my e-mail"),
        (Never, "never|didn't|did not|don't|do not|haven't|have not|have never|didnt|dont"),
        (OwnAct, "make$|made$|ask|request|authori|buy|bought|order|put$|touch|change|approv|sign$|logged in from|logged in at|creat|recogni|know this|know that|know who|know about|own$|been$|heard|visit|subscrib|invited|start|do$|did$|done$|do it|do this|own any|delete|cancel|purchase"),
        (Event, "login|log-in|logged|sign-in|signed|sign in|device|charge|payment|purchase|order$|orders$|subscri|debit|code|reset|password|changed|updated|session|closed|admin|collaborator|location|city|country|card|links|phone|e-mail|email|invitation|purchases|transaction"),
        (Account, "account|password|profile|login|e-mail|email|recovery|phone number|recovery phone|my resume|my cv|resumes|workspace|admin|card$|session|device|my data|documents|my things|my file|contact details|verification|company folder|candidate folder|dashboard"),
        (Personal, "resume|cv$|data$|address|phone number|details|passport|information|identity|documents|profile|privacy"),
        (Secret, "password|code|card|number|money|paid$|account|details|pin$|login|clicked|entered|typed|gave"),
        (Device, "phone|laptop|computer|tablet|machine|pc$|macbook|ipad"),
        (Stolen, "stolen|snatched|thief|was taken|got taken|robbed|break-in|left my|left on|gone$|nicked|stole$"),
        (Freeze, "freeze|block it|lock it|lock my|lock the|lock everything|suspend|remove it at once|stop the payments|shut it down|disable my|block my"),
        (See, "see$|seeing|shows|showed|show$|opened|got$|found|there$|displays|finds|in there"),
        (Others, "someone else's|somebody else's|another customer|another person|another user|a stranger's|other people's|other customers|mine shows up|not my resume|someone elses|stranger's"),
        (Work, "resume|cv$|cvs$|my data|our data|all data|the data|file$|files$|document|draft|work$|version|cover letter|portfolio|everything|content|section|stuff|edits|database|candidates|all that i|all i wrote|writing|letter|folder|things$|it all|it's all|all of it|experience|uploads|history|the lot|the rest|copy$|records|list$|academic"),
        (Gone, "gone$|lost$|vanish|disappear|wiped|erased|destroyed|evaporat|overwritten|no longer there|no longer exist|no longer here|not there|nowhere|can't find|cannot find|ate$|isn't there|isn't anywhere|poof|is lost|not been kept|never existed|deleted my|deleted all|deleted every|got deleted|was deleted|were deleted|been deleted|just deleted|is deleted|all deleted|no backup|went back to|gone missing|all missing|emptied|reset itself|none of them exist|lose everything|zero documents|zero records"),
        (GoneAll, "everything is gone|everything gone|it's all gone|all gone|lost everything|everything disappear|everything vanish|nothing left|wiped out|wiped clean|lost all|lost the lot|everything reset|everything was deleted|everything i had|lost my files|lost my work|lost my cv|lost my resume|gone for good|where did my"),
        (Emptied, "blank|empty|nothing inside|question marks|nothing in it|nothing there|zero$|corrupt|damaged"),
        (Produced, "export|download|print|preview|pdf|word file|section of"),
        (Page, "button|icon|menu|toolbar|tab$|option|watermark|cursor|column|format|section |authenticator|codes|backup code"),
        (Paid, "paid$|bought|purchased|charged|upgraded|subscribed|renewed|payment went|payment succ|payment has|payment was|payment done|money|billed|deducted|debited|receipt|order says|membership bought|upgrade went|i pay$|we pay$|pay for|order complete"),
        (NotGot, "still free|still the free|still on|still basic|still shows|still says|still say|still ask|still showing|still locked|still treated|still got|still have|still has|still at|still inactive|still greyed|still can't|still cannot|still no|still not|not activ|isn't activ|hasn't been activ|never activ|never got activ|not been activ|not unlocked|are locked|is locked|all locked|every template locked|no pro|no premium|no access|no member|no paid|nothing changed|nothing is unlocked|nothing unlock|activated nothing|nothing happened|subscription not there|free version|free plan|free user|free tier|downgrad|not open|has no sub|have no sub|no subscription|asks me to upgrade|zero seats|membership missing|plan says free|says free|inactive|greyed|nothing works|nothing premium|treated like a free|without the|can't use anything|cannot use anything|expired|vanished|never unlocked|never upgraded|still a free|nothing was added|no sign of"),
        (PaidThing, "premium|pro$|paid|pay for|i pay|we pay|subscription|subscribed|plan$|professional|enterprise|licen|membership|seats"),
        (Everyone, "everyone|everybody|nobody|no one|none of our|none of us|none of my team|not a single|whole company|whole office|whole team|whole department|entire|all of us|all our|all users|all staff|all employees|all students|every user|our staff|our office|our school|our hr$|company workspace|company-wide|recruiters|for all$|whole enterprise|our whole"),
        (All, "all$|every|none$|none of|nothing|not one|entire|whole|everything|not a single|completely|any of|no pro|no premium"),
        (Cannot, "can't|cannot|can not|unable|locked|down$|broken|doesn't work|don't work|not work|no longer work|stopped working|unusable|fail|dead$|error|refused|no access|outage|unavailable|useless|won't|can open|can get|can log|can sign|can use|is able|gets past|get in$|gets in|kicked out|login error|shut out|offline|returns 5|http 5|500$|503$"),
        (Soon, "today|tonight|tomorrow|noon|midnight|minute|min$|mins$|hour|this morning|this afternoon|this evening|soon$|now$|by lunch|by five|by noon|asap|immediately|last day|first thing|ticking|in ten|at nine|at ten|at eight|at two|at three|at four|at 3|at 4|at 5|at 6|at 8|at 9|by 3|by 4|by 5|by 6|boarding|outside|waiting|this minute|half an|1am|1pm|1 am|1 pm|2am|2pm|2 am|2 pm|3am|3pm|3 am|3 pm|4am|4pm|4 am|4 pm|5am|5pm|5 am|5 pm|6am|6pm|6 am|6 pm|7am|7pm|7 am|7 pm|8am|8pm|8 am|8 pm|9am|9pm|9 am|9 pm|10am|10pm|10 am|10 pm|11am|11pm|11 am|11 pm|12am|12pm|12 am|12 pm"),
        (Date, "interview|deadline|due$|closes|closing|shuts|expires|submission|submit|apply$|application|applications|appointment|job fair|career day|presentation|recruiter|hr$|employer|boss|client|professor|consulate|visa|flight|boarding|meeting|defence|defense|scholarship|enrol|enroll|final round|hearing|portal|agency|hiring manager"),
        (Must, "must|need|have to|has to|got to|gotta|want it|wants it|required|to be"),
        (HandIn, "submit|send|sent$|hand in|hand it|upload|print|file$|pdf|it$|cv$|resume|document|apply"),
        (Hurry, "waiting|is ticking|running out of time|last day|last chance|lose the place|lose my place|no time left|deadline is|hurry|keeps asking|on the phone|standing here|print shop|printing shop|outside the|hour to go|minutes to go|minutes left|hours left"),
        (Paper, "export|download|print|pdf|file$|files$|document|resume|cv$|save|word$|the profile|no profile|open it"),
        (Fails, "fail|can't|cannot|cant$|can not|won't|wont$|doesn't|does not|not work|stuck|blank|empty|corrupt|broken|dead$|error|hang|spin|garbl|garbage|0 byte|0 kb|0kb|zero byte|never finish|nothing happens|does nothing|do nothing|refuses|generating|processing|damaged|wrong letters|crash|freez|frozen|not download|not open|not export|couldn't|could not|isn't|times out|timed out|no pdf|no file|unable|no profile can|won't"),
        (Foreign, "facebook|tiktok|dropbox|kindle|snapchat|discord|xbox|playstation|youtube|reddit|ebay|icloud|gym$|twitter|instagram|gmail|steam$|linkedin|netflix|amazon|uber$|paypal|whatsapp|tiktok|iphone|usb|bank account|bank password|wallet|outlook|google docs|bike|wifi|landlord|excel$|excel |word doc|api$|unauthorized 401|401|my calls|photos|onedrive|twitter"),
        (Ours, "your site|your app|your company|your system|your support|smartcv|resume|cv$|you took|from you$|by you|your$"),
        (Former, "my ex$|ex still|former|fired|roommate|ex-|left the company|used to work"),
        (Passive, "is being|are being"),
        (Works, "work$|works$|working|respond|opens|open$|loads|can open|can get|can log|can sign|can use|gets in|gets past|get in$"),
        (Nobody, "none$|nothing|nobody|no one|not one|not a single|not even one"),
        (ByOther, "by someone|by somebody|by a stranger|by strangers|by another|by a hacker|by other|by person|by unknown|by some"),
        (Odd, "suspicious|unknown|unfamiliar|strange|unrecogni|weird|odd$"),
    ];
}
