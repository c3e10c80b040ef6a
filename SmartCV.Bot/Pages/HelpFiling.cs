using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Customers;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Tickets;
using SmartCV.Bot.Turns;
using SmartCV.Channels;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Pages;

/// <summary>Who files a form, and into which conversation of theirs.</summary>
/// <param name="Address">Of the customer on the channel.</param>
public sealed record FormFiler(string Channel, string ConversationId, string Address);

/// <summary>A form that a page sent, looked at as the bot will look at it.</summary>
/// <param name="State">What the form holds with it, and with what is known of the customer.</param>
/// <param name="Errors">By field name, in the reader's language.</param>
public sealed record HelpCheck(FormFiler Filer, JsonObject Values, FormState State, IReadOnlyDictionary<string, string> Errors, TakenFiles Files)
{
    public bool IsGood => Errors.Count == 0 && Files.Problems.Count == 0;
}

/// <summary>
/// Files what was filled in on a page: checked first, so that mistakes are told on the page; then sent through the inbox as one activity, like a card.
/// It goes into a conversation of the customer's, so the ticket is found there too.
/// </summary>
public sealed class HelpFiling(
    VisitorSessions sessions, ConversationStore conversations, CustomerStore customers, CurrentContent content, PageFiles files, IActivityIntake intake, TurnAnswers answers,
    TicketStore tickets, IActivityLog log, IFileStore stored, TimeProvider time)
{
    /// <summary>Names of the hidden inputs; no field of a form begins with a line.</summary>
    public const string IdName = "_id", VisitorName = "_visitor", SpareName = "_spare";

    private const string Channel = "webchat";
    private const int IdLength = 32;

    /// <summary>The visitor of the chat, who has one from now on.</summary>
    public async Task<FormFiler> FilerAsync(PostedForm posted, (string Language, IReadOnlyDictionary<string, string> Browser) by, CancellationToken ct)
    {
        var visitor = await sessions.OpenAsync(new VisitorClaim(posted[VisitorName], null, by.Language, by.Browser, posted[SpareName]), ct);
        return new FormFiler(Channel, visitor.ConversationId, visitor.UserId);
    }

    /// <param name="by">Language of the page, and what the browser tells.</param>
    public async Task<HelpCheck> CheckAsync(FormDefinition form, PostedForm posted, FormFiler filer, (string Language, IReadOnlyDictionary<string, string> Browser) by, CancellationToken ct)
    {
        var taken = await files.TakeAsync(posted, filer.ConversationId, by.Language, ct);
        var values = ValuesOf(form, posted, by.Browser);
        var before = await StateAsync(form, filer, by.Language, ct);
        var submission = content.Value.FormEngine.Submit(form, before, values, (by.Language, time.GetUtcNow()));
        var errors = new Dictionary<string, string>(submission.Errors);
        foreach (var field in form.Fields.Where(f => f.When.Count > 0 && HelpForms.IsNeeded(f) && string.IsNullOrWhiteSpace(posted[f.Name])))
            errors[field.Name] = content.Value.Texts.Text(by.Language, "form.skip_required");
        return new HelpCheck(filer, values, submission.State, errors, taken);
    }

    /// <summary>What the form need not ask the page's visitor, by field name.</summary>
    public async Task<IReadOnlyDictionary<string, KnownValue>> KnownAsync(FormDefinition form, PostedForm posted, CancellationToken ct)
    {
        if (await sessions.FindAsync(posted[VisitorName], ct) is not { } customer) return new Dictionary<string, KnownValue>();
        return Known(form, customer);
    }

    /// <summary>What the form need not ask the customer of a conversation, which need not be there yet.</summary>
    public async Task<IReadOnlyDictionary<string, KnownValue>> KnownAsync(FormDefinition form, string conversationId, CancellationToken ct) =>
        await CustomerAsync(conversationId, ct) is { } customer ? Known(form, customer) : new Dictionary<string, KnownValue>();

    /// <summary>
    /// Sends a form that is good and gives its ticket; null while the bot has not got to it: it is stored and will be filed all the same. A page that is sent
    /// again with other words (the back button, two presses with a change between) is like a card that is sent again: what is new goes to the same ticket.
    /// </summary>
    /// <param name="id">The same for every try of one page: a double click is one ticket.</param>
    public async Task<(Ticket Ticket, bool IsNew)?> SendAsync(HelpCheck good, string id, string language, CancellationToken ct)
    {
        var key = "help-" + (id.Length == IdLength ? id : Guid.NewGuid().ToString("N"));
        var (first, seq, isRepeat) = await AcceptAsync(good, key, language, ct);
        var last = (Id: first, Seq: seq);
        if (isRepeat && await NewsAsync(good, (first, seq), ct) is { } again)
        {
            var more = await AcceptAsync(again, $"{key}-{HashOf(again)}", language, ct);
            last = (more.Id, more.Seq);
        }

        await answers.WaitAsync(good.Filer.ConversationId, last, ct);
        return await tickets.FindByActivityAsync(good.Filer.ConversationId, first, ct) is { } ticket ? (ticket, last.Id == first) : null;
    }

    private async Task<(string Id, long Seq, bool IsRepeat)> AcceptAsync(HelpCheck form, string key, string language, CancellationToken ct)
    {
        var result = await intake.AcceptAsync(
            new Incoming
            {
                Channel = form.Filer.Channel,
                ConversationId = form.Filer.ConversationId,
                SenderAddress = form.Filer.Address,
                DedupeKey = key,
                Activity = new Activity
                {
                    From = new ChannelAccount { Id = form.Filer.Address, Role = "user" },
                    Locale = PageLanguage.Tag(language),
                    Value = form.Values.DeepClone(),
                    Attachments = form.Files.Attachments,
                    ChannelData = new JsonObject { ["postBack"] = true },
                },
            },
            ct);
        return result switch
        {
            IntakeResult.Stored stored => (stored.ActivityId, stored.Seq, false),
            IntakeResult.Duplicate first => (first.ActivityId, first.Seq, true),
            IntakeResult.Refused refused => throw new SupportException(refused.Code, "error.refused"),
            _ => throw new InvalidOperationException($"Unhandled intake result {result.GetType().Name}."),
        };
    }

    /// <summary>The form as one that belongs to what was sent first, without the files that it brought; null when nothing on it is new.</summary>
    private async Task<HelpCheck?> NewsAsync(HelpCheck again, (string Id, long Seq) first, CancellationToken ct)
    {
        var page = await log.ReadAsync(again.Filer.ConversationId, first.Seq - 1, 1, ct);
        if (page.Lines.Select(l => ActivityJson.Read(l.Json.Span)).FirstOrDefault(a => a.Id == first.Id) is not { } sent) return null;
        var known = new HashSet<string>();
        foreach (var attachment in sent.Attachments ?? [])
            if (await Content(attachment) is { } hash) known.Add(hash);
        var fresh = new List<KeptFile>();
        foreach (var file in again.Files.Kept)
            if (await Content(file.Attachment) is { } hash && known.Add(hash)) fresh.Add(file);
        if (fresh.Count == 0 && JsonNode.DeepEquals(sent.Value, again.Values)) return null;
        var values = (JsonObject)again.Values.DeepClone();
        values[FormCard.IdKey] = first.Id;
        return again with { Values = values, Files = again.Files with { Kept = fresh } };

        async Task<string?> Content(Attachment file) => file.ContentUrl is { } link && await stored.FindAsync(link["blob:".Length..], ct) is { } entry ? entry.Blob.Sha256 : null;
    }

    private static string HashOf(HelpCheck form) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        form.Values.ToJsonString() + string.Concat(form.Files.Kept.Select(k => k.Name + k.Size)))))[..IdLength];

    // What was left empty is not sent, so that what the bot knows already stays; unless the page had filled it in, or cannot do without.
    private static JsonObject ValuesOf(FormDefinition form, PostedForm posted, IReadOnlyDictionary<string, string> browser)
    {
        var values = new JsonObject { [FormCard.FormKey] = form.Name };
        foreach (var field in form.Fields.Where(f => f.Kind != FieldKind.File && f.Covers.Count == 0))
        {
            var text = posted[field.Name];
            if (text.Length > 0 || field.Required || browser.ContainsKey(field.Name)) values[field.Name] = text;
        }

        return values;
    }

    private async Task<FormState> StateAsync(FormDefinition form, FormFiler filer, string language, CancellationToken ct)
    {
        var known = await CustomerAsync(filer.ConversationId, ct) is { } customer ? KnownValues.Of(customer) : [];
        return content.Value.FormEngine.Start(form, language, known, new FormInput("", time.GetUtcNow())).State;
    }

    private async Task<Customer?> CustomerAsync(string conversationId, CancellationToken ct) =>
        await conversations.FindAsync(conversationId, ct) is { } conversation ? await customers.FindAsync(conversation.CustomerId, ct) : null;

    private static Dictionary<string, KnownValue> Known(FormDefinition form, Customer customer) => KnownValues.Of(customer).Where(k => form.Field(k.Key) is not null).ToDictionary();
}
