using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Languages;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Scheduling;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Turns;

/// <summary>Reads dialogs/ as a whole. What is trained from it is kept in the data folder, so that a second start is quick.</summary>
public static class BotContentReader
{
    /// <param name="models">Where trained models are kept.</param>
    /// <param name="overlay">What was learned beside the files and is in use, by number.</param>
    /// <param name="processors">As many train at most; -1: all.</param>
    /// <exception cref="ContentException">There are mistakes in the files; each is told with file, line and what is expected.</exception>
    public static BotContent Read(string contentRoot, IntentModelCache models, IReadOnlyList<OverlayEntry>? overlay = null, int processors = -1)
    {
        var problems = new ContentProblems();
        var texts = TextCatalog.Load(contentRoot, problems);
        var words = LanguageWords.Load(contentRoot, problems);
        var forms = FormBook.Load(contentRoot, words, problems);
        var faq = FaqReader.Read(contentRoot, forms.Names, problems);
        var mark = problems.Found.Count;
        var calendars = Calendars.Load(contentRoot, problems);
        var promise = ServicePromise.Load(contentRoot, calendars, problems.IfNoneSince(mark));
        var priorities = PriorityRules.Load(contentRoot, problems);
        // Only looked through: the command wechat-menu brings it to the platform.
        WeChatMenuFile.Read(contentRoot, problems);
        foreach (var needed in Forms.Needed)
            if (!forms.Names.Contains(needed)) problems.Add($"dialogs/forms/{needed}/form.yaml", 0, "The bot opens this form by itself: it must be there.");
        WordLists.Check(words, problems);
        TextCheck.Run(texts, forms.NamedTexts, problems);
        if (problems.Unreadable.Count > 0) throw new ContentException(problems.Unreadable);
        if (!problems.None) throw new ContentException(problems.Found);
        var laid = ContentOverlay.Lay(faq, overlay ?? [], forms.Names);
        return new BotContent
        {
            Texts = texts,
            Words = words,
            Forms = forms,
            FormEngine = new FormEngine(texts.Text, forms.Commands),
            Faq = laid.Content.Book,
            Intents = models.LoadOrTrain(laid.Content.Examples(), processors),
            Calendars = calendars,
            Tickets = new TicketRules(promise),
            Priorities = priorities,
            Notes = laid.Notes,
        };
    }
}
