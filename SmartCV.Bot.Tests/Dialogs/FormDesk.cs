using SmartCV.Bot.Conversations;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Languages;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Tests.Dialogs;

/// <summary>Talks to a form as a user would. The state goes through its JSON between any two turns.</summary>
internal sealed class FormDesk
{
    public static readonly DateTimeOffset Now = new(2026, 11, 18, 1, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<FormBook> Shipped = new(() => LoadBook(ContentRoot.Find([])));

    private FormDesk(FormDefinition form, string language)
    {
        Form = form;
        Language = language;
    }

    public static FormBook Book => Shipped.Value;

    public FormDefinition Form { get; set; }

    public string Language { get; }

    public FormEngine Engine { get; } = new(Texts, Book.Commands);

    public FormStep Step { get; private set; } = null!;

    public Reply Reply => Step switch
    {
        FormStep.Ask ask => ask.Reply,
        FormStep.Paused paused => paused.Reply,
        FormStep.Cancelled cancelled => cancelled.Reply,
        _ => throw new InvalidOperationException("The form is finished."),
    };

    public FormOutcome Outcome => ((FormStep.Finished)Step).Outcome;

    public static FormBook LoadBook(string root)
    {
        var problems = new ContentProblems();
        var book = FormBook.Load(root, LanguageWords.Load(ContentRoot.Find([]), problems), problems);
        Assert.Empty(problems.Found);
        return book;
    }

    public static FormDesk Open(string form = "report-problem", string text = "", Facts? facts = null, Dictionary<string, KnownValue>? known = null, string language = "zh") =>
        Open(Book.Find(form)!, text, facts, known, language);

    public static FormDesk Open(FormDefinition form, string text = "", Facts? facts = null, Dictionary<string, KnownValue>? known = null, string language = "zh")
    {
        var desk = new FormDesk(form, language);
        desk.Step = desk.Engine.Start(form, language, known ?? [], new FormInput(text, facts ?? Facts.None, [], Now));
        return desk;
    }

    public FormDesk Say(string text, params (string Field, string Value)[] facts) => Say(text, Read(text, facts), []);

    public FormDesk Say(string text, Facts facts, IReadOnlyList<FormFile> files)
    {
        var state = FormState.Read(ConversationState.Read((ConversationState.Empty with { Form = new OpenForm(Form.Name, Step.State.ToJson()) }).Write()).Form!.Data);
        Step = Engine.Advance(Form, state, new FormInput(text, facts, files, Now), Language);
        return this;
    }

    public FormDesk Send(params string[] files) => Say("", Facts.None, files.Select(f => new FormFile("blob:" + f, f, "image/png")).ToList());

    /// <summary>Facts with the value as quote where the text holds it.</summary>
    public static Facts Read(string text, params (string Field, string Value)[] facts) =>
        new() { Values = facts.ToDictionary(f => f.Field, f => new Fact(f.Value, text.Contains(f.Value, StringComparison.Ordinal) ? f.Value : text)) };

    public static string Texts(string language, string key, params (string Name, object? Value)[] args) => Catalog.Value.Text(language, key, args);

    private static readonly Lazy<TextCatalog> Catalog = new(() => TextCatalog.Load(ContentRoot.Find([]), new ContentProblems()));
}
