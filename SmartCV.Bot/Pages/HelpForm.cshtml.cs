using Microsoft.AspNetCore.Mvc;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Pages;

/// <summary>A page that only says something.</summary>
/// <param name="Again">Link to try again, or null.</param>
public sealed record HelpNotice(HelpTop Top, string Style, string Title, string Text, string? Again = null);

/// <summary>A form of the help centre. It works without a script; with one it is the chat's visitor who files it.</summary>
public sealed class HelpFormModel(FormPageParts parts) : FormPage(parts)
{
    private readonly HelpFiling _filing = parts.Filing;
    private readonly CurrentContent _content = parts.Content;
    private string _visitor = "";
    private string _spare = VisitorSessions.NewKey();

    public override string Action => HelpForms.PathOf(Form, Top.Language);

    public override IReadOnlyList<HiddenInput> Filer => [new(HelpFiling.VisitorName, _visitor), new(HelpFiling.SpareName, _spare)];

    // Taken from the address and not bound: binding reads the whole form first, and a damaged one would take the address with it.
    private string Address => (string)RouteData.Values["form"]!;

    public IActionResult OnGet()
    {
        if (!Load()) return Missing();
        if (Address == Forms.Report) return RedirectPermanent(HelpForms.PathOf(Form, Top.Language));
        return Show();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => Load() ? await TakeAsync(ct) : Missing();

    /// <summary>For the script: only it knows the visitor before the form is sent.</summary>
    public async Task<IActionResult> OnPostKnownAsync(CancellationToken ct)
    {
        if (!Load() || await PostedForm.ReadAsync(HttpContext) is not { } posted) return NotFound();
        var known = await _filing.KnownAsync(Form, posted, ct);
        return new JsonResult(known.ToDictionary(k => k.Key, k => new { k.Value.Value, Origin = T("form.from_" + k.Value.Source) }));
    }

    protected override void Keep(PostedForm posted) => (_visitor, _spare) = (posted[HelpFiling.VisitorName], posted[HelpFiling.SpareName]);

    protected override async ValueTask<FormFiler?> FilerAsync(PostedForm posted, IReadOnlyDictionary<string, string> browser, CancellationToken ct) =>
        await _filing.FilerAsync(posted, (Top.Language, browser), ct);

    private bool Load()
    {
        PageSecurity.Protect(HttpContext);
        Top = HelpTop.Of(HttpContext, _content.Value.Texts);
        if (HelpForms.At(_content.Value.Forms, Address) is not { } form) return false;
        Form = form;
        return true;
    }

    private PartialViewResult Missing()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Partial("_HelpNotice", new HelpNotice(Top, Style, T("help.missing"), T("help.missing_text")));
    }
}
