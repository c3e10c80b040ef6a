using SmartCV.Bot.Conversations;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Languages;
using SmartCV.Bot.Recognition;
using SmartCV.Channels;

namespace SmartCV.Bot.Turns;

/// <summary>One turn of the bot with a customer: what was said, the content that counts, and the ways to say something back.</summary>
public sealed class Talk(TurnContext context, BotContent content, SupportOptions options, PublicAddress address)
{
    private AnswerFacts? _facts;
    private Recognition.Facts? _read;
    private Prediction? _meant;

    public TurnContext Context { get; } = context;

    public BotContent Content { get; } = content;

    public SupportOptions Options { get; } = options;

    public PublicAddress Address { get; } = address;

    /// <summary>Where a report can be filled in as a page: one that knows the customer where the channel has such.</summary>
    public string ReportPage => $"{Address.Value}{Context.Abilities.PagePath ?? "/help"}/report?lang={Language}";

    /// <summary>Where forms can be filled in as pages.</summary>
    public string HelpPage => Context.Abilities.PagePath is null ? $"{Address.Value}/help?lang={Language}" : ReportPage;

    /// <summary>What is known of files that came with messages.</summary>
    public required IFileStore Files { get; init; }

    /// <summary>How sure an answer must be. Turns that answer no question need not say.</summary>
    public AnswerOptions Answers { get; init; } = AnswerOptions.Default;

    /// <summary>What the customer wrote, without blanks around it.</summary>
    public string Text { get; init; } = "";

    /// <summary>The language to answer in.</summary>
    public string Language => Context.Language ?? TextCatalog.BaseLanguage;

    /// <summary>What was read out of the words: the same for whoever asks in this turn, since every recognizer costs time.</summary>
    public Recognition.Facts Read => _read ??= Text.Length == 0 ? Recognition.Facts.None : FactReader.Read([Text], Reading);

    /// <summary>What the engine makes of the words, asked once in a turn.</summary>
    public Prediction Meant => _meant ??= Content.Intents.Predict(Text, Language);

    /// <summary>Adds guesses to what was read. What was read counts.</summary>
    public void Suppose(IReadOnlyDictionary<string, Recognition.Fact> guesses)
    {
        var values = new Dictionary<string, Recognition.Fact>(guesses);
        foreach (var (name, fact) in Read.Values) values[name] = fact;
        _read = Read with { Values = values };
    }

    private ReadContext Reading => new(Context.Now, Content.Calendars.Chat.Zone, Language);

    /// <summary>What is true for this customer at this hour.</summary>
    public AnswerFacts Facts => _facts ??= Availability.Of(this);

    public string T(string key, params (string Name, object? Value)[] args) => Content.Texts.Text(Language, key, args);

    /// <summary>Texts for what asks in a language of its own.</summary>
    public string Texts(string language, string key, params (string Name, object? Value)[] args) => Content.Texts.Text(language, key, args);

    /// <summary>Forgets what was worked out before the customer's plan changed.</summary>
    public void Refresh() => _facts = null;

    /// <summary>Says something with buttons. Their titles, or their numbers, are understood in the next turn.</summary>
    /// <returns>The id of the message.</returns>
    public string Say(string text, params IReadOnlyList<Button> buttons) => Say(new Reply(text), buttons);

    /// <summary>Asks which of the buttons is meant. The question lists them, so that it can be understood later.</summary>
    public void AskWhich(string question, IReadOnlyList<Button> buttons) => Say(new Reply(question) { NamesChoices = true }, buttons);

    public void SayText(string key, params (string Name, object? Value)[] args) => Say(T(key, args));

    public Button ButtonFor(TurnCommand command) => new(TitleOf(command), command);

    /// <summary>The command behind what the customer pressed or typed: the title of a button, or its number.</summary>
    public TurnCommand? Chosen()
    {
        var offered = Context.State.Offered;
        if (offered.Count == 0) return null;
        if (ListedNumber.Read(Text) is { } number && number <= offered.Count)
            return TurnCommand.Read(offered[number - 1].Says);
        foreach (var choice in offered)
            if (string.Equals(choice.Title, Text, StringComparison.OrdinalIgnoreCase)) return TurnCommand.Read(choice.Says);
        if (Content.Words.Is("none_of_these", Text) && offered.Any(o => TurnCommand.Read(o.Says)?.Verb == TurnCommand.NoneOfThese)) return new TurnCommand(TurnCommand.NoneOfThese);
        // "Is it solved?" has one button, and many answer it in a word.
        return offered is [var only] && TurnCommand.Read(only.Says) is { Verb: TurnCommand.TicketSolved } solved && Content.Words.Is("yes", Text) ? solved : null;
    }

    private string Say(Reply reply, IReadOnlyList<Button> buttons)
    {
        var id = Context.Say(reply with { Choices = buttons.Select(b => new Choice(b.Title)).ToList() });
        Context.State = Context.State with { Offered = buttons.Select(b => new OfferedChoice(b.Title, b.Command.Write())).ToList() };
        return id;
    }

    private string TitleOf(TurnCommand command) => command.Verb switch
    {
        TurnCommand.Form => Content.Forms.Find(command.Subject)?.In(Language).Action ?? command.Subject,
        TurnCommand.Item => Content.Faq.Find(command.Subject)?.TitleIn(Language) ?? command.Subject,
        TurnCommand.PlanIs => T("turn.button.plan_" + command.Subject),
        TurnCommand.Ticket => command.Subject,
        TurnCommand.TicketAdd => T("turn.button.ticket_add", ("number", command.Subject)),
        TurnCommand.TicketWithdraw => T("turn.button.ticket_withdraw", ("number", command.Subject)),
        TurnCommand.Resume when command.Subject.Length > 0 => PausedForms.NameOf(this, command.Subject),
        TurnCommand.Language => Content.Texts.Text(command.Subject, "turn.button.language"),
        _ => T("turn.button." + command.Verb.Replace('-', '_')),
    };
}

/// <param name="Title">Short, in the customer's language.</param>
public sealed record Button(string Title, TurnCommand Command);
