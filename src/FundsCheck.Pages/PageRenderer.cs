using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace FundsCheck.Pages;

/// <summary>Renders a component to the text of an HTML file. Every value is escaped by the renderer.</summary>
internal static partial class PageRenderer
{
    /// <param name="cancellationToken">Ends the rendering before it begins.</param>
    /// <param name="parameters">The values of the parameters of the component, by name.</param>
    /// <typeparam name="TPage">The component.</typeparam>
    public static async Task<string> RenderAsync<TPage>(
        CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        cancellationToken.ThrowIfCancellationRequested();
        var services = new ServiceCollection().BuildServiceProvider();
        await using (services.ConfigureAwait(false))
        {
            var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
            await using (renderer.ConfigureAwait(false))
            {
                var values = ParameterView.FromDictionary(
                    parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal));
                var html = await renderer.Dispatcher
                    .InvokeAsync(async () =>
                    {
                        var page = await renderer.RenderComponentAsync<TPage>(values).ConfigureAwait(true);
                        return page.ToHtmlString();
                    })
                    .ConfigureAwait(false);
                return Encoded().Replace(html, match => Shown(match.Value, match.ValueSpan[3..^1])).Trim() + "\n";
            }
        }
    }

    // The renderer writes every character that is not plain ASCII as a reference, so that no other place has an unprintable one.
    private static string Shown(string reference, ReadOnlySpan<char> digits)
    {
        var code = int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return code is '\t' or '\n' or '\r' || code > char.MaxValue || PrintableText.IsPrintable([(char)code])
            ? reference
            : PrintableText.Show(((char)code).ToString());
    }

    [GeneratedRegex("&#x[0-9A-F]+;", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Encoded();
}
