using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Tickets;
using SmartCV.Bot.Turns;
using SmartCV.Channels;
using SmartCV.Channels.DirectLine;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Pages;

/// <param name="Text">Words of a person, or null.</param>
public sealed record TimelineView(string When, string What, string? Text, IReadOnlyList<AttachmentView> Files);

/// <summary>The progress of a ticket, behind its unguessable link. What the user adds here goes through the inbox like any message.</summary>
[IgnoreAntiforgeryToken] // Nothing here rests on a cookie: whoever has the link may write, nobody else can.
[TakesFiles]
public sealed class ProgressModel(
    TicketStore tickets, CurrentContent content, ConversationStore conversations, IActivityIntake intake, PageFiles files, FileLinks links, TurnAnswers answers,
    ClientFiles client, DirectLineLimits limits, WeChatCodes codes, TimeProvider time) : PageModel
{
    public const int LongestText = 4000;

    /// <summary>Of the section that goes on in WeChat, and of what asks for its code.</summary>
    public const string CodeName = "wechat";

    public Ticket Ticket { get; private set; } = null!;

    public string Language { get; private set; } = "zh";

    public string Style => client["pages.css"];

    public string Status => TicketWords.Status(content.Value.Texts, Language, Ticket.Status);

    public string Hint => T(TicketWords.HintKeyOf(Ticket.Status));

    /// <summary>By when we promised an answer, while it is owed; null afterwards.</summary>
    public string? Promise { get; private set; }

    /// <summary>The ways on: inside WeChat back to the conversation that the ticket belongs to.</summary>
    public HelpTop Top => new(content.Value.Texts, Language, HttpContext.Request.Path) { InWeChat = Ticket.Channel == WeChatPages.Channel && WeChatPages.IsInside(Request) };

    public bool OffersWeChat => codes.IsOfferedTo(Request);

    /// <summary>Draws the code: only for who wants it, since each one is made at the platform.</summary>
    public string CodeLink => $"{TicketView.PathOf(Ticket, Language)}&{CodeName}=1#{CodeName}";

    /// <summary>Null until somebody wants it.</summary>
    public DrawnCode? Code { get; private set; }

    public bool IsCodeMissing { get; private set; }

    public string? Notice { get; private set; }

    public bool IsWrong { get; private set; }

    /// <summary>What was typed and could not be taken stays in the box.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>The same for every press of the button: a double click is one message.</summary>
    public string MessageId { get; } = Guid.NewGuid().ToString("N");

    public IReadOnlyList<TimelineView> Lines { get; private set; } = [];

    public IReadOnlyList<FieldView> Fields { get; private set; } = [];

    public FilePicker Picker { get; private set; } = null!;

    public string T(string key) => content.Value.Texts.Text(Language, key);

    // Taken from the address and not bound: binding reads the whole form first, and a damaged one would take the address with it.
    private string Key => (string)RouteData.Values["key"]!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return Missing();
        if (Request.Query.ContainsKey("sent")) Notice = T("page.sent");
        if (Request.Query.ContainsKey("filed")) Notice = Top.InWeChat ? Top.T("page.wechat.filed", ("number", Ticket.Number)) : Top.T("help.filed", ("number", Ticket.Number));
        await DrawAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return Missing();
        if (await PostedForm.ReadAsync(HttpContext) is not { } form) return Wrong(T("page.unreadable"), TakenFiles.None);
        Typed = form["text"];
        if (PageLimit.Over(HttpContext, address => limits.TakeMessage($"{address} {Ticket.Id}")) is { } seconds)
            return Wrong(StatusCodes.Status429TooManyRequests, content.Value.Texts.Text(Language, "page.too_many", ("seconds", seconds)), TakenFiles.None);
        if (await conversations.FindAsync(Ticket.ConversationId, ct) is not { } conversation) return Missing();
        var taken = await files.TakeAsync(form, conversation.Id, Language, ct);
        if (Typed.Length > LongestText) return Wrong(T("page.too_long"), taken);
        if (taken.Problems.Count > 0) return Wrong(T("page.files.not_sent"), taken);
        if (string.IsNullOrWhiteSpace(Typed) && taken.Kept.Count == 0) return Wrong(T("page.empty"), taken);
        await SendAsync(conversation, form["id"], taken, ct);
        return Redirect($"{TicketView.PathOf(Ticket, Language)}&sent=1");
    }

    private async Task SendAsync(Conversation conversation, string id, TakenFiles taken, CancellationToken ct)
    {
        var result = await intake.AcceptAsync(
            new Incoming
            {
                Channel = conversation.Channel,
                ConversationId = conversation.Id,
                SenderAddress = conversation.Address,
                DedupeKey = "page-" + (id.Length == 32 ? id : MessageId),
                MayCreate = false,
                Activity = new Activity
                {
                    Text = Typed.Trim(),
                    From = new ChannelAccount { Id = conversation.Address, Role = "user" },
                    Attachments = taken.Attachments,
                    ChannelData = new JsonObject { [TicketMember.Name] = Ticket.Number },
                },
            },
            ct);
        // The next page shows it in its place, unless the bot is slow.
        if (result is IntakeResult.Stored stored) await answers.WaitAsync(conversation.Id, (stored.ActivityId, stored.Seq), ct);
    }

    private PageResult Wrong(string notice, TakenFiles taken) => Wrong(StatusCodes.Status422UnprocessableEntity, notice, taken);

    private PageResult Wrong(int status, string notice, TakenFiles taken)
    {
        (Notice, IsWrong, Picker) = (notice, true, PickerOf(taken));
        Response.StatusCode = status;
        return Page();
    }

    private PartialViewResult Missing()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Partial("_HelpNotice", new HelpNotice(HelpTop.Of(HttpContext, content.Value.Texts), Style, T("page.missing"), T("page.missing_text")));
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        PageSecurity.Protect(HttpContext);
        if (await tickets.FindByKeyAsync(Key, ct) is not { } history)
        {
            Language = PageLanguage.Of(HttpContext, content.Value.Texts);
            return false;
        }

        Ticket = history.Ticket;
        Language = content.Value.Texts.Closest(Request.Query["lang"]) ?? Ticket.Language;
        Fields = TicketView.Fields(Ticket, content.Value, Language).ToList();
        Picker = PickerOf(TakenFiles.None);
        Promise = TicketView.Promise(Ticket, content.Value, Language, time.GetUtcNow());
        var lines = new List<TimelineView>();
        foreach (var line in history.Events.Where(e => e.IsVisible))
        {
            var shown = await TicketView.AttachmentsAsync(line.Attachments, Ticket.ConversationId, links, ct);
            lines.Add(new TimelineView(When(line.At), TicketWords.Event(content.Value.Texts, Language, line), line.Text, shown));
        }

        Lines = lines;
        return true;
    }

    private FilePicker PickerOf(TakenFiles taken) => new("files", "files", T("page.files.label"), T("page.files.help"), taken.Kept, taken.Problems);

    private async Task DrawAsync(CancellationToken ct)
    {
        if (!Request.Query.ContainsKey(CodeName) || !OffersWeChat) return;
        if (PageLimit.Over(HttpContext, address => limits.TakeMessage($"{address} {Ticket.Id} {CodeName}")) is null) Code = await codes.DrawAsync(Ticket, ct);
        IsCodeMissing = Code is null;
    }

    private string When(DateTimeOffset at) => TicketView.At(at, content.Value, Language, time.GetUtcNow());
}
