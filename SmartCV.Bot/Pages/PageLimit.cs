using System.Globalization;
using SmartCV.Channels.DirectLine;

namespace SmartCV.Bot.Pages;

/// <summary>How often an address may send to a page. The limits are those of the chat.</summary>
internal static class PageLimit
{
    public static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>Seconds until there is room again, which the answer's headers then say as well; null when there is room now.</summary>
    /// <param name="take">Takes a place for the address, and throws when there is none.</param>
    public static int? Over(HttpContext http, Action<string> take)
    {
        try
        {
            take(AddressOf(http));
            return null;
        }
        catch (DirectLineError e) when (e.Status == StatusCodes.Status429TooManyRequests)
        {
            http.Response.Headers.RetryAfter = e.RetryAfter?.ToString(CultureInfo.InvariantCulture);
            return e.RetryAfter;
        }
    }
}
