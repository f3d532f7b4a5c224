using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace FundsCheck.AspNetCore;

/// <summary>Answers a request that ended with an exception of a checker.</summary>
internal sealed class FundsCheckExceptionHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not FundsCheckException || FundsCheckProblems.Find(exception) is not { } problem)
        {
            return false;
        }

        await ProblemResponse.WriteAsync(httpContext, problem).ConfigureAwait(false);
        return true;
    }
}
