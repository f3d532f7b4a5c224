using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.AspNetCore;

/// <summary>Registers the responses to a checker's exceptions.</summary>
public static class FundsCheckProblemDetailsExtensions
{
    /// <summary>
    /// Answers a request that ends with a <see cref="FundsCheckException"/> by problem details (RFC 9457). <c>app.UseExceptionHandler()</c>
    /// applies it.
    /// </summary>
    /// <remarks>
    /// 422 for an invalid debit, with every problem in <c>errors</c>; 409 for an id that is known with other content
    /// (<c>differences</c>), and for an event that contradicts the record; 410 for a debit that is closed (<c>state</c>) or archived; 503
    /// with <c>Retry-After</c> where nothing is known to be recorded: the same request may be sent again. <c>code</c> names the problem for
    /// programs. A body that ASP.NET Core cannot bind is its own 400, in development too, unless the host has a
    /// <see cref="ExceptionHandlerOptions.StatusCodeSelector"/>. Any other exception is left to the host.
    /// </remarks>
    /// <param name="services">The services of the host.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddFundsCheckProblemDetails(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddProblemDetails().AddSingleton<IExceptionHandler>(new FundsCheckExceptionHandler())
            .Configure<ExceptionHandlerOptions>(options => options.StatusCodeSelector ??= StatusOf);
    }

    // In development ASP.NET Core throws for a body that is no payment, such as an amount without its currency.
    private static int StatusOf(Exception exception) =>
        exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
}
