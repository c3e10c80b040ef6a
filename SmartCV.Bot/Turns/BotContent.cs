using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Languages;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Scheduling;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Turns;

/// <summary>Everything the bot knows from dialogs/, read at one moment. Never changes; a changed file makes a new one.</summary>
public sealed record BotContent
{
    public required TextCatalog Texts { get; init; }

    public required LanguageWords Words { get; init; }

    public required FormBook Forms { get; init; }

    public required FormEngine FormEngine { get; init; }

    public required FaqBook Faq { get; init; }

    public required IIntentEngine Intents { get; init; }

    public required Calendars Calendars { get; init; }

    public required TicketRules Tickets { get; init; }

    public required PriorityRules Priorities { get; init; }

    /// <summary>What somebody should know of the entries of the content overlay: those that are not used, and those whose item has changed.</summary>
    public required IReadOnlyList<OverlayNote> Notes { get; init; }
}

/// <summary>The content that counts now. A turn takes it once, so that it never mixes old and new.</summary>
public sealed class CurrentContent
{
    private volatile BotContent? _value;

    /// <exception cref="InvalidOperationException">Nothing was read yet: the start reads the content before anything answers.</exception>
    public BotContent Value
    {
        get => _value ?? throw new InvalidOperationException("The content is asked for before it was read.");
        set => _value = value;
    }
}

/// <summary>Content with mistakes: the host does not start with it, and a running host keeps what it has.</summary>
public sealed class ContentException(IReadOnlyList<ContentProblem> problems)
    : Exception($"The content has {problems.Count} mistake(s):\n{string.Join('\n', problems)}")
{
    public IReadOnlyList<ContentProblem> Problems { get; } = problems;
}
