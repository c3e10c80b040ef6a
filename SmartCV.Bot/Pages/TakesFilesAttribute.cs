using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;
using SmartCV.Channels.DirectLine;

namespace SmartCV.Bot.Pages;

/// <summary>
/// A page whose form sends files: as many and as large as the chat takes. Set before anything reads the body; only <see cref="PostedForm"/> reads it, which
/// can tell a damaged one. Binding would end in a fault of the server.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute : Attribute, IAuthorizationFilter, IResourceFilter
{
    /// <summary>Bytes of all texts together, and of one of them: far more than a person types.</summary>
    private const int MostText = 1024 * 1024;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var options = http.RequestServices.GetRequiredService<IOptions<DirectLineOptions>>().Value;
        // One file over the limit is read to its end, so that the page can name it and keep everything else.
        var limit = options.UploadLimit * (IncomingFiles.MostFiles + 1) + MostText;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limit;
        var form = new FormOptions { MultipartBodyLengthLimit = limit, ValueLengthLimit = MostText, ValueCountLimit = 200, KeyLengthLimit = 200, BufferBodyLengthLimit = MostText };
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, form));
    }

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
        // Nothing is to be done after the page.
    }
}
