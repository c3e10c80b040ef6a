using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Turns;
using SmartCV.Channels.DirectLine;

namespace SmartCV.Bot.Pages;

/// <summary>What pages of a form are made of.</summary>
public sealed record FormPageParts(HelpFiling Filing, CurrentContent Content, ClientFiles Client, DirectLineLimits Limits);

/// <param name="Name">Begins with a line, as no field of a form does.</param>
public sealed record HiddenInput(string Name, string Value);

/// <summary>A form, filled in as a page instead of by dialogue. Pages differ in who files it and where the way goes on.</summary>
[IgnoreAntiforgeryToken] // Nothing here rests on a cookie: who files is said by a key in the form, which no other site knows.
[TakesFiles]
public abstract class FormPage(FormPageParts parts) : PageModel
{
    private const string PlatformVersion = "Sec-CH-UA-Platform-Version";

    public HelpTop Top { get; protected set; } = null!;

    public FormDefinition Form { get; protected set; } = null!;

    public FormWording Wording => Form.In(Top.Language);

    public HelpSheet Sheet { get; private set; } = null!;

    /// <summary>What is wrong with all of it, or null.</summary>
    public string? Notice { get; private set; }

    public bool HasMistakes => Files.Problems.Count > 0 || Sheet.Wrong.Any();

    public TakenFiles Files { get; private set; } = TakenFiles.None;

    /// <summary>The same for every try of one page: a double click is one ticket.</summary>
    public string SendId { get; private set; } = Guid.NewGuid().ToString("N");

    /// <summary>Where the form is sent to.</summary>
    public abstract string Action { get; }

    /// <summary>What says who files the form.</summary>
    public abstract IReadOnlyList<HiddenInput> Filer { get; }

    public string Nonce => PageSecurity.Nonce(HttpContext);

    public string Style => parts.Client["pages.css"];

    public string Script => parts.Client["help-form.js"];

    public string T(string key, params (string Name, object? Value)[] args) => Top.T(key, args);

    public FilePicker Picker(string label) => new("files", "files", label, T("page.files.help"), Files.Kept, Files.Problems);

    /// <summary>Shows the form with what is known already.</summary>
    protected IActionResult Show(IReadOnlyDictionary<string, KnownValue>? known = null)
    {
        // Browsers tell Windows 10 from 11 only when asked; the second header makes them ask again at once.
        Response.Headers["Accept-CH"] = PlatformVersion;
        Response.Headers["Critical-CH"] = PlatformVersion;
        var browser = Browser();
        var values = new Dictionary<string, string>(browser);
        foreach (var (name, value) in known ?? new Dictionary<string, KnownValue>()) values.TryAdd(name, value.Value);
        Fill(new HelpFill(values, browser, new Dictionary<string, string>()) { Known = known ?? new Dictionary<string, KnownValue>() });
        return Page();
    }

    /// <summary>Takes a form that was sent: files it, or shows it again with what is wrong.</summary>
    protected async Task<IActionResult> TakeAsync(CancellationToken ct)
    {
        var browser = Browser();
        var none = new Dictionary<string, string>();
        if (await PostedForm.ReadAsync(HttpContext) is not { } posted)
        {
            Fill(new HelpFill(browser, browser, none));
            return Wrong(StatusCodes.Status422UnprocessableEntity, T("page.unreadable"));
        }

        Keep(posted);
        if (posted[HelpFiling.IdName] is { Length: > 0 } id) SendId = id;
        var typed = Form.Fields.ToDictionary(f => f.Name, f => posted[f.Name]);
        if (PageLimit.Over(HttpContext, parts.Limits.TakeStart) is { } seconds)
        {
            Fill(new HelpFill(typed, browser, none));
            return Wrong(StatusCodes.Status429TooManyRequests, T("page.too_many", ("seconds", seconds)));
        }

        if (await FilerAsync(posted, browser, ct) is not { } filer)
        {
            Fill(new HelpFill(typed, browser, none));
            return Wrong(StatusCodes.Status422UnprocessableEntity, T("page.wechat.too_old"));
        }

        var check = await parts.Filing.CheckAsync(Form, posted, filer, (Top.Language, browser), ct);
        if (check.IsGood) return await SendAsync(check, ct);
        Files = check.Files;
        foreach (var field in Form.Fields.Where(f => typed[f.Name].Length == 0)) typed[field.Name] = check.State.ValueOf(field.Name) ?? "";
        Fill(new HelpFill(typed, browser, check.Errors));
        return Wrong(StatusCodes.Status422UnprocessableEntity, T("help.mistakes"));
    }

    /// <summary>What a form that was sent says of who files it goes into the next try.</summary>
    protected abstract void Keep(PostedForm posted);

    /// <summary>Who files what was sent; null when that is not known any more.</summary>
    protected abstract ValueTask<FormFiler?> FilerAsync(PostedForm posted, IReadOnlyDictionary<string, string> browser, CancellationToken ct);

    private async Task<IActionResult> SendAsync(HelpCheck check, CancellationToken ct)
    {
        if (await parts.Filing.SendAsync(check, SendId, Top.Language, ct) is var (ticket, isNew)) return Redirect($"{TicketView.PathOf(ticket, Top.Language)}&{(isNew ? "filed" : "sent")}=1");
        // To load this page again is to send the same form again, which changes nothing and waits anew.
        return Partial("_HelpNotice", new HelpNotice(Top, Style, T("help.received"), T(Top.InWeChat ? "page.wechat.received_text" : "help.received_text")));
    }

    private PageResult Wrong(int status, string notice)
    {
        Notice = notice;
        Response.StatusCode = status;
        return Page();
    }

    private void Fill(HelpFill fill) => Sheet = HelpSheet.Of(Form, fill, (parts.Content.Value.Texts, Top.Language));

    private IReadOnlyDictionary<string, string> Browser() => BrowserFacts.Read(
        Request.Headers.UserAgent.ToString(), new Dictionary<string, string> { ["platformVersion"] = Request.Headers[PlatformVersion].ToString().Trim('"') });
}
