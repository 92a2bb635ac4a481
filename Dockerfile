# The image of the server: Node, dist/ and the production dependencies. docs/command-line.md has the commands in it.
#
#   docker build -t menshen .
#   docker run --rm menshen node dist/cli.js keys
#   docker run --env-file .env -p 4000:4000 menshen

FROM node:22-alpine3.22 AS build
WORKDIR /build
# First only what npm reads: other changes then reuse the installed packages.
COPY package.json package-lock.json .npmrc ./
COPY packages/client/package.json packages/client/
COPY packages/elements/package.json packages/elements/
COPY packages/react/package.json packages/react/
COPY packages/verify/package.json packages/verify/
COPY packages/vue/package.json packages/vue/
RUN npm ci --no-audit --no-fund --loglevel=error
COPY . .
RUN npm run build --silent
# dist/ contains the code of almost all dependencies, so few stay. The server needs neither the packages for clients nor type
# declarations, source maps and documents.
RUN node scripts/packedManifest.mjs . && npm prune --omit=dev --no-audit --no-fund --loglevel=error && rm -rf node_modules/@menshen
RUN find node_modules dist -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.md' \) -delete

# Alpine with the binary of Node, without npm.
FROM alpine:3.22
COPY --from=build /usr/local/bin/node /usr/local/bin/node
COPY --from=build /usr/lib/libgcc_s.so.1 /usr/lib/libstdc++.so.6 /usr/lib/
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build /build/package.json ./
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/schema/menshen.graphql ./schema/
COPY --from=build /build/dist ./dist
# A number, so that Kubernetes can see that it is not root. The server writes no files.
USER 65532:65532
EXPOSE 4000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 CMD ["node", "dist/cli.js", "health"]
# No shell in between: SIGTERM reaches the server, which completes its requests and ends.
CMD ["node", "dist/main.js"]
