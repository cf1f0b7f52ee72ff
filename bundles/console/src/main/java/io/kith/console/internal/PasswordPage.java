// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import io.kith.console.internal.login.ConsoleLogin;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page Password, for the console's own. */
@Component(service = Servlet.class)
@ConsolePage(label = PasswordPage.LABEL, title = "Password", css = "/" + PasswordPage.LABEL + "/res/kith.css")
public final class PasswordPage extends Page {

    static final String LABEL = "kith-password";
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(PasswordPage.class);

    private final transient ConsoleLogin login;

    /** The page for that login. */
    @Activate
    public PasswordPage(@Reference ConsoleLogin login) {
        super("password.html");
        this.login = login;
    }

    @Override
    Map<String, ?> answer(String what, Parameters parameters) throws RefusedException {
        throw RefusedException.notFound("There is no \"" + what + "\" here.");
    }

    @Override
    Map<String, ?> act(String what, Parameters parameters) throws RefusedException {
        if (!what.equals("change")) {
            throw RefusedException.notFound("There is no \"" + what + "\" here.");
        }
        try {
            Optional<String> refusal =
                    login.changePassword(parameters.address(), parameters.text("present"), parameters.text("fresh"));
            if (refusal.isPresent()) {
                throw RefusedException.badRequest(refusal.get());
            }
            return Map.of();
        } catch (IOException e) {
            LOG.error("The console's password could not be written: {}", e.toString());
            throw RefusedException.unavailable(
                    "The new password could not be written: " + e.getMessage() + ". The present one stays.");
        }
    }
}
