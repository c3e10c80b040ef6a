using SmartCV.Bot.Text;

namespace SmartCV.Bot.Pages;

/// <summary>The form that a page sent, or null where it could not be read: cut off, damaged or larger than anything a person sends.</summary>
public sealed class PostedForm(IFormCollection values)
{
    public IFormFileCollection Files => values.Files;

    public IEnumerable<string> Names => values.Keys;

    public static async Task<PostedForm?> ReadAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType) return null;
        try
        {
            return new PostedForm(await http.Request.ReadFormAsync(http.RequestAborted));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException && !http.RequestAborted.IsCancellationRequested)
        {
            // NotSupportedException: it says that its texts are UTF-7, which .NET does not read any more.
            return null;
        }
    }

    /// <summary>One value, fit to be stored and shown; empty when it was not sent. Browsers send ends of lines as CR LF.</summary>
    public string this[string name] =>
        values.TryGetValue(name, out var given) ? SafeText.Clean(given.ToString()).Replace("\r\n", "\n", StringComparison.Ordinal) : "";

    public IEnumerable<string> All(string name) => values.TryGetValue(name, out var given) ? given.OfType<string>() : [];
}
