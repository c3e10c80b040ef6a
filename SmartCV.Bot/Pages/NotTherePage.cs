using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SmartCV.Bot.Pages;

/// <summary>For pages that are there with some settings only.</summary>
internal static class NotTherePage
{
    /// <summary>Answers as at an address that leads nowhere.</summary>
    public static PartialViewResult NotThere(this PageModel page, HelpTop top, string style)
    {
        page.Response.StatusCode = StatusCodes.Status404NotFound;
        return page.Partial("_HelpNotice", new HelpNotice(top, style, top.T("error.missing"), top.T("error.missing_text")));
    }
}
