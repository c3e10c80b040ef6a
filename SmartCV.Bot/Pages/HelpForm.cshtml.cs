using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Turns;
using SmartCV.Channels.DirectLine;

namespace SmartCV.Bot.Pages;

/// <summary>A page that only says something.</summary>
public sealed record HelpNotice(HelpTop Top, string Style, string Title, string Text);

/// <summary>A form, filled in as a page instead of by dialogue. It works without a script; with one it is the chat's visitor who files it.</summary>
[IgnoreAntiforgeryToken] // Nothing here rests on a cookie: who files is said by a key in the form, which no other site knows.
[TakesFiles]
public sealed class HelpFormModel(HelpFiling filing, CurrentContent content, ClientFiles client, DirectLineLimits limits) : PageModel
{
    private const string PlatformVersion = "Sec-CH-UA-Platform-Version";

    public HelpTop Top { get; private set; } = null!;

    public FormDefinition Form { get; private set; } = null!;

    public FormWording Wording => Form.In(Top.Language);

    public HelpSheet Sheet { get; private set; } = null!;

    /// <summary>What is wrong with all of it, or null.</summary>
    public string? Notice { get; private set; }

    public bool HasMistakes => Files.Problems.Count > 0 || Sheet.Wrong.Any();

    public TakenFiles Files { get; private set; } = TakenFiles.None;

    public string SendId { get; private set; } = Guid.NewGuid().ToString("N");

    public string Visitor { get; private set; } = "";

    public string Spare { get; private set; } = VisitorSessions.NewKey();

    public string Nonce => PageSecurity.Nonce(HttpContext);

    public string Style => client["pages.css"];

    public string Script => client["help-form.js"];

    public string T(string key, params (string Name, object? Value)[] args) => Top.T(key, args);

    public FilePicker Picker(string label) => new("files", "files", label, T("page.files.help"), Files.Kept, Files.Problems);

    // Taken from the address and not bound: binding reads the whole form first, and a damaged one would take the address with it.
    private string Address => (string)RouteData.Values["form"]!;

    public IActionResult OnGet()
    {
        if (!Load()) return Missing();
        if (Address == Forms.Report) return RedirectPermanent(HelpForms.PathOf(Form, Top.Language));
        // Browsers tell Windows 10 from 11 only when asked; the second header makes them ask again at once.
        Response.Headers["Accept-CH"] = PlatformVersion;
        Response.Headers["Critical-CH"] = PlatformVersion;
        var browser = Browser();
        Fill(browser, browser, new Dictionary<string, string>());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!Load()) return Missing();
        var browser = Browser();
        if (await PostedForm.ReadAsync(HttpContext) is not { } posted)
        {
            Fill(browser, browser, new Dictionary<string, string>());
            return Wrong(StatusCodes.Status422UnprocessableEntity, T("page.unreadable"));
        }

        (Visitor, Spare) = (posted[HelpFiling.VisitorName], posted[HelpFiling.SpareName]);
        if (posted[HelpFiling.IdName] is { Length: > 0 } id) SendId = id;
        var typed = Form.Fields.ToDictionary(f => f.Name, f => posted[f.Name]);
        if (PageLimit.Over(HttpContext, limits.TakeStart) is { } seconds)
        {
            Fill(typed, browser, new Dictionary<string, string>());
            return Wrong(StatusCodes.Status429TooManyRequests, T("page.too_many", ("seconds", seconds)));
        }

        var check = await filing.CheckAsync(Form, posted, (Top.Language, browser), ct);
        if (check.IsGood) return await SendAsync(check, ct);
        Files = check.Files;
        foreach (var field in Form.Fields.Where(f => typed[f.Name].Length == 0)) typed[field.Name] = check.State.ValueOf(field.Name) ?? "";
        Fill(typed, browser, check.Errors);
        return Wrong(StatusCodes.Status422UnprocessableEntity, T("help.mistakes"));
    }

    /// <summary>For the script: only it knows the visitor before the form is sent.</summary>
    public async Task<IActionResult> OnPostKnownAsync(CancellationToken ct)
    {
        if (!Load() || await PostedForm.ReadAsync(HttpContext) is not { } posted) return NotFound();
        var known = await filing.KnownAsync(Form, posted, ct);
        return new JsonResult(known.ToDictionary(k => k.Key, k => new { k.Value.Value, Origin = T("form.from_" + k.Value.Source) }));
    }

    private async Task<IActionResult> SendAsync(HelpCheck check, CancellationToken ct)
    {
        if (await filing.SendAsync(check, SendId, Top.Language, ct) is var (ticket, isNew))
            return Redirect($"/t/{Uri.EscapeDataString(ticket.ProgressKey)}?lang={Top.Language}&{(isNew ? "filed" : "sent")}=1");
        // To load this page again is to send the same form again, which changes nothing and waits anew.
        return Partial("_HelpNotice", new HelpNotice(Top, Style, T("help.received"), T("help.received_text")));
    }

    private bool Load()
    {
        PageSecurity.Protect(HttpContext);
        Top = HelpTop.Of(HttpContext, content.Value.Texts);
        if (HelpForms.At(content.Value.Forms, Address) is not { } form) return false;
        Form = form;
        return true;
    }

    private PartialViewResult Missing()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Partial("_HelpNotice", new HelpNotice(Top, Style, T("help.missing"), T("help.missing_text")));
    }

    private PageResult Wrong(int status, string notice)
    {
        Notice = notice;
        Response.StatusCode = status;
        return Page();
    }

    private void Fill(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, string> browser, IReadOnlyDictionary<string, string> errors) =>
        Sheet = HelpSheet.Of(Form, new HelpFill(values, browser, errors), (content.Value.Texts, Top.Language));

    private IReadOnlyDictionary<string, string> Browser() => BrowserFacts.Read(
        Request.Headers.UserAgent.ToString(), new Dictionary<string, string> { ["platformVersion"] = Request.Headers[PlatformVersion].ToString().Trim('"') });
}
